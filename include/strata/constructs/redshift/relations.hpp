// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/parsed_sql.hpp>
#include <strata/constructs/redshift/statement.hpp>
#include <strata/constructs/storage/bucket.hpp>
#include <strata/sql/table_definition.hpp>

namespace strata {

/// The effect of a new definition of a table that would lose data.
enum class destructive_change : std::uint8_t { refuse, replace };

struct relation_options {
  std::string_view database{};                      ///< empty: the namespace's first database
  removal_policy removal = removal_policy::retain;  ///< of a table; views leave with their construct
  destructive_change on_destructive_change =
      destructive_change::refuse;  ///< of a table; replace: dropped and created empty
  /// Of a table; `adopt` compares the columns with their types and NOT NULL, and the keys that the statement declares.
  strata::if_exists if_exists = strata::if_exists::fail;
};

/// A table, view or materialized view that the user's SQL creates. Strata finds its reads in the SQL: it waits for the
/// relations that it reads, and for all constructs that fill them.
class redshift_relation : public redshift_statement {
 public:
  [[nodiscard]] constexpr sql_source const& source() const { return sql_; }
  [[nodiscard]] constexpr core::text_place place_of(std::string_view shown) const {
    return exists_ ? core::text_place{} : place_of_name(sql_, shown);
  }
  [[nodiscard]] constexpr std::string_view sql_text() const { return sql_.text(); }
  [[nodiscard]] constexpr bool is_opaque() const { return sql_.is_opaque(); }
  [[nodiscard]] constexpr sql::object_kind kind() const { return kind_; }

  /// Its name in the spelling of its SQL; empty if the SQL creates another kind of object.
  [[nodiscard]] constexpr sql::object_name const& name() const { return name_; }
  [[nodiscard]] constexpr sql::identifier schema() const {
    sql::identifier const named = name().schema;
    return named.text.empty() ? search_schema() : named;
  }
  /// The database that it is in; its SQL may name another one than that of the connection.
  [[nodiscard]] constexpr sql::identifier home_database() const {
    sql::identifier const named = name().database;
    return named.text.empty() ? sql::identifier{database(), true} : named;
  }
  /// Whether the SQL of another construct finds it in the database of its connection.
  [[nodiscard]] constexpr bool same_database(redshift_statement const& other) const {
    return owner().id == other.owner().id && sql::equal(home_database(), sql::identifier{other.database(), true});
  }
  [[nodiscard]] constexpr bool same_database(redshift_relation const& other) const {
    return owner().id == other.owner().id && sql::equal(home_database(), other.home_database());
  }
  /// Whether the program only describes it.
  [[nodiscard]] constexpr bool is_existing() const { return exists_; }
  [[nodiscard]] constexpr sql::object_name qualified_name() const {
    sql::object_name result = name();
    result.database = {};
    result.schema = schema();
    return result;
  }

  /// Its text as a constant, parsed once.
  template <auto const& Self>
  static constexpr parsed_sql const& prepared() {
    return detail::parsed_sql_of<Self>;
  }

  constexpr void describe(core::describer& out) const { describe(out, detail::sql_parse{sql_}.view()); }
  constexpr void describe(core::describer& out, parsed_sql const& read) const {
    describe_statement(out);
    require_sql(out, sql_, read);
    sql::object_name const mine = name();
    out.require(!mine.empty() && (is_opaque() || read.statements() == 1), errors::E0361);
    out.require(mine.name.byte_length() <= sql::max_identifier_bytes, errors::E0367, mine.name.text,
                static_cast<long long>(mine.name.byte_length()), static_cast<long long>(sql::max_identifier_bytes));
    for (sql::relation_use const& use : read) describe_use(out, use);
    if (is_replaced()) out.mark(detail::replaces_relations);
    if (kind_ == sql::object_kind::materialized_view) out.mark(detail::is_refreshed);
    if (kind_ != sql::object_kind::table) return;
    out.mark(detail::evolves_tables);
    if (if_exists_ == strata::if_exists::adopt) out.mark(detail::adopts_objects);
    if (removal_ == removal_policy::destroy) out.mark(detail::destroys_data);
  }

  constexpr void expand(auto& out) const {
    struct {
      std::string_view type_name, drop;
    } const what = kind_ == sql::object_kind::table ? decltype(what){"Custom::RedshiftTable", "DROP TABLE IF EXISTS "}
                   : kind_ == sql::object_kind::view
                       ? decltype(what){"Custom::RedshiftView", "DROP VIEW IF EXISTS "}
                       : decltype(what){"Custom::RedshiftMaterializedView", "DROP MATERIALIZED VIEW IF EXISTS "};
    detail::statement_scripts scripts;
    if (kind_ == sql::object_kind::table)
      scripts.evolve = on_destructive_change_ == destructive_change::replace ? "replace" : "refuse";
    scripts.create.alone(sql_.text());
    scripts.delete_.alone(cfn::text{what.drop} + detail::sql_name(name()));
    if (kind_ == sql::object_kind::table && if_exists_ == strata::if_exists::adopt)
      scripts.adopt = cfn::array({cfn::json{cfn::concat(columns_that_are_there, shown_name())}});
    if (is_replaced())
      scripts.relation = cfn::array({cfn::json{shown_name()}, cfn::json{detail::sql_name(qualified_name())}});
    cfn::attributes attributes;
    if (kind_ == sql::object_kind::table) attributes.removal = detail::on_removal(removal_);
    expand_statement(out, what.type_name, scripts, attributes);
  }

 protected:
  /// A relation that exists: the program gives its name, and its SQL only describes it.
  constexpr redshift_relation(std::string_view id_, any_warehouse const& workgroup, sql::object_name const& name,
                              sql_source const& text, std::string_view database, core::source_line line_)
      : redshift_statement{id_, workgroup, database, line_},
        sql_{text},
        kind_{sql::object_kind::table},
        name_{name},
        exists_{true} {}

  constexpr redshift_relation(std::string_view id_, any_warehouse const& workgroup, sql::object_kind kind,
                              sql_source const& text, relation_options const& options, core::source_line line_)
      : redshift_statement{id_, workgroup, options.database, line_},
        sql_{text},
        kind_{kind},
        name_{sql_.created(kind)},
        removal_{options.removal},
        on_destructive_change_{options.on_destructive_change},
        if_exists_{options.if_exists} {}

 private:
  /// https://docs.aws.amazon.com/redshift/latest/dg/c_join_PG.html: the catalog of the leader node
  static constexpr std::string_view columns_that_are_there =
      "SELECT attname,format_type(atttypid,atttypmod),attnotnull,attisdistkey,attsortkeyord FROM pg_attribute JOIN pg_class "
      "c ON c.oid=attrelid JOIN pg_namespace n ON n.oid=relnamespace WHERE attnum>0 AND NOT attisdropped AND relkind='r' "
      "AND nspname||'.'||relname=";

  /// A view needs what it reads as long as it is there, a table only what its foreign keys refer to.
  constexpr void describe_use(core::describer& out, sql::relation_use const& use) const {
    if (use.how == sql::usage::creates) {
      out.require(!use.temporary, errors::E0411, "a temporary table ends with its session");
      return names().makes(out, core::verb::creates, use.kind, use.name);
    }
    if (sql::is_relation(use.kind) && is_itself(use.name))
      return out.require(use.foreign_key || is_opaque(), errors::E0106, use.name.name.text);
    bool const lasting = kind_ != sql::object_kind::table || use.foreign_key;
    names().needs(out, use.kind, use.name, {.lasting = lasting});
  }
  [[nodiscard]] constexpr bool is_itself(sql::object_name const& read) const {
    return same_name(read.name, name().name) &&
           same_name(read.schema.text.empty() ? search_schema() : read.schema, schema()) &&
           sql::equal(read.database.text.empty() ? sql::identifier{database(), true} : read.database, home_database());
  }
  /// Whether another definition can mean another object under the same name.
  [[nodiscard]] constexpr bool is_replaced() const {
    return kind_ != sql::object_kind::table || on_destructive_change_ == destructive_change::replace;
  }
  /// 'schema.name', the form in system views.
  [[nodiscard]] constexpr cfn::text shown_name() const {
    cfn::text result{"'"};
    detail::append_as_shown(result, schema(), has_case_sensitive_names());
    result += ".";
    detail::append_as_shown(result, name().name, has_case_sensitive_names());
    return result += "'";
  }

  sql_source sql_;
  sql::object_kind kind_;
  sql::object_name name_;
  removal_policy removal_ = removal_policy::retain;
  destructive_change on_destructive_change_ = destructive_change::refuse;
  bool exists_ = false;
  strata::if_exists if_exists_ = strata::if_exists::fail;
};

/// A table; see `create_table`. Errors: E0301, E0360, E0361, E0367, E0370, E0390, E0401 to E0411.
template <core::fixed_string Id>
struct redshift_table : redshift_relation {
  constexpr redshift_table(any_warehouse const& workgroup, sql_source const& text, relation_options const& options,
                           core::source_line line_)
      : redshift_relation{Id.view(), workgroup, sql::object_kind::table, text, options, line_} {}
};

/// A view; see `create_view`.
template <core::fixed_string Id>
struct redshift_view : redshift_relation {
  constexpr redshift_view(any_warehouse const& workgroup, sql_source const& text, relation_options const& options,
                          core::source_line line_)
      : redshift_relation{Id.view(), workgroup, sql::object_kind::view, text, options, line_} {}
};

/// A materialized view; see `create_materialized_view`.
template <core::fixed_string Id>
struct redshift_materialized_view : redshift_relation {
  constexpr redshift_materialized_view(any_warehouse const& workgroup, sql_source const& text,
                                       relation_options const& options, core::source_line line_)
      : redshift_relation{Id.view(), workgroup, sql::object_kind::materialized_view, text, options, line_} {}
};

template <class T>
inline constexpr bool is_redshift_table = false;
template <core::fixed_string Id>
inline constexpr bool is_redshift_table<redshift_table<Id>> = true;

struct existing_relation_options {
  std::string_view database{};  ///< empty: the namespace's first database
  std::string_view columns{};   ///< "id int, name varchar(20)", or the statement that creates it; empty: unknown, and
                                ///< SQL may use any column
};

/// A relation that already exists in a database of the namespace, so that SQL may read or fill it. It makes no
/// resource. Errors: E0360, E0367, E0401 to E0403, and those of a CREATE TABLE for its columns.
class existing_relation_base : public redshift_relation {
 public:
  constexpr existing_relation_base(std::string_view id_, any_warehouse const& workgroup, std::string_view schema,
                                   std::string_view name, existing_relation_options const& options,
                                   core::source_line line_)
      : redshift_relation{id_,
                          workgroup,
                          sql::object_name{{}, {schema, true}, {name, true}},
                          sql_source::definition_of_table(options.columns),
                          options.database,
                          line_} {}

  constexpr void describe(core::describer& out) const { describe(out, detail::sql_parse{source()}.view()); }
  constexpr void describe(core::describer& out, parsed_sql const& read) const {
    out.needs(workgroup().id);
    require_name(out, name().name.text);
    names().declares(out, sql::object_kind::table, name());
    if (source().empty()) return;
    require_sql(out, source(), read);
    out.require(read.statements() <= 1, errors::E0361);
  }
  constexpr void expand(auto&) const {}
};

template <core::fixed_string Id>
struct existing_relation : existing_relation_base {
  constexpr existing_relation(any_warehouse const& workgroup, std::string_view schema, std::string_view name,
                              existing_relation_options const& options, core::source_line line_)
      : existing_relation_base{Id.view(), workgroup, schema, name, options, line_} {}
};

}  // namespace strata
