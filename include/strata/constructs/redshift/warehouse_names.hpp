// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/any_namespace.hpp>
#include <strata/sql/errors.hpp>
#include <strata/sql/script_effects.hpp>

namespace strata {

/// The names of a warehouse, as SQL in one of its databases spells them, in the words of the graph. A name is a kind, a
/// database, a schema and an identifier; a missing database is that of the connection, and a missing schema the first
/// one of the search path that has the name. All constructs inside a warehouse describe their names by this.
/// Identifiers are compared in the case rule of the workgroup
/// (https://docs.aws.amazon.com/redshift/latest/dg/r_names.html).
class warehouse_names {
  // clang reads templates of a class only where they stand before their uses
  /// Calls `use` for the schemas of the search path, without the user's. At least once.
  constexpr void for_each_schema(auto use) const {
    bool found = false;
    detail::for_each_part(search_path_, [&](std::string_view part) {
      bool const quoted = part.size() > 1 && (part.front() == '"' || part.front() == '\'');
      if (quoted) part = part.substr(1, part.size() - 2);
      if (part.empty() || part == "$user") return;
      use(sql::identifier{part, quoted});
      found = true;
    });
    if (!found) use(sql::identifier{"public", false});
  }

 public:
  constexpr warehouse_names(any_namespace const& owner, std::string_view search_path, bool case_sensitive,
                            std::string_view database)
      : warehouse_{owner.id},
        first_database_{owner.db_name(), true},
        admin_{owner.admin_username(), true},
        database_{database, true},
        search_path_{search_path},
        case_sensitive_{case_sensitive} {}

  [[nodiscard]] constexpr bool is_own(sql::identifier const& database) const {
    return database.text.empty() || equal(database, database_);
  }
  [[nodiscard]] constexpr sql::name_context context() const { return {database_, default_schema(), case_sensitive_}; }
  /// The schema of new names without one: the first in the search path after the user's schema.
  [[nodiscard]] constexpr sql::identifier default_schema() const {
    sql::identifier result{"public", false};
    for_each_schema([&, found = false](sql::identifier const& schema) mutable {
      if (!found) result = schema;
      found = true;
    });
    return result;
  }

  // ---- what a construct makes

  constexpr void makes_first_database(core::describer& out) const {
    write(out, core::verb::creates, kind_of(sql::object_kind::database), {{}, {}, first_database_});
  }

  /// @param how `creates` if nothing else may create it, `provides` if it may be there
  constexpr void makes(core::describer& out, core::verb how, sql::object_kind kind, sql::object_name name) const {
    bool const is_public = kind == sql::object_kind::schema && sql::equal(name.name, sql::name_of("public"));
    if (sql::is_reserved(kind, name) || (is_public && how == core::verb::creates)) return report_reserved(out, name);
    bool const is_qualified = !name.schema.text.empty();
    if (sql::scope_of(kind) == sql::name_scope::schema && !is_qualified) name.schema = default_schema();
    write(out, how, kind_of(kind), name);
    if (!is_own(name.database)) needs_database(out, name.database, {.lasting = true});
    if (sql::scope_of(kind) != sql::name_scope::schema) return;
    needs_schema(out, name.database, name.schema, {.strict = is_qualified, .lasting = true});
    if (!sql::is_relation(kind)) return;
    contents(out, core::verb::may_fill, name.database, name.schema);
    if (is_own(name.database)) contents_of_all(out, core::verb::may_fill);
  }
  /// What exists before the stack. Its schema exists then, too; it may be one whose contents come from elsewhere.
  constexpr void declares(core::describer& out, sql::object_kind kind, sql::object_name const& name) const {
    write(out, core::verb::creates, kind_of(kind), name);
    if (sql::scope_of(kind) != sql::name_scope::schema || sql::is_builtin_schema(name.schema)) return;
    write(out, core::verb::provides, kind_of(sql::object_kind::schema), {name.database, {}, name.schema});
  }
  /// Nobody can know the names in a schema or a database of this name.
  constexpr void opens(core::describer& out, sql::object_kind kind, sql::object_name const& name) const {
    write(out, core::verb::provides, kind == sql::object_kind::schema ? open_schema : open_database, name);
  }

  // ---- what a construct needs

  constexpr void needs(core::describer& out, sql::object_kind kind, sql::object_name const& name,
                       sql::name_need need = {}) const {
    if (kind == sql::object_kind::database) return needs_database(out, name.name, need);
    if (sql::scope_of(kind) == sql::name_scope::warehouse) return needs_in_warehouse(out, kind, name.name, need);
    if (!is_own(name.database)) {
      needs_database(out, name.database, {.strict = need.strict, .lasting = need.lasting});
      if (sql::is_built_in(sql::object_kind::database, name.database) && !equal(name.database, first_database_))
        need.strict = false;
    }
    if (kind == sql::object_kind::schema) return needs_schema(out, name.database, name.name, need);
    if (sql::scope_of(kind) == sql::name_scope::database) return mention(out, kind, name, need);
    needs_in_schema(out, kind, name, need);
  }
  /// The relations of a schema, for constructs that need all of them: relations fill it.
  constexpr void contents(core::describer& out, core::verb how, sql::identifier const& database,
                          sql::identifier const& schema) const {
    write(out, how, contents_of_schema, {database, {}, schema});
  }
  constexpr void contents_of_all(core::describer& out, core::verb how) const {
    write(out, how, contents_of_schema, {{}, {}, {"*", true}});
  }
  /// The policies on a relation, on those of a schema if the relation has no name, or on all of the schema "*": what
  /// attaches them fills it, and who grants privileges reads it, so that nobody reads rows before they are masked.
  constexpr void protection(core::describer& out, core::verb how, sql::object_name name) const {
    if (name.schema.text.empty()) name.schema = default_schema();
    bool const fills = core::is_filling(how);
    if (!name.name.text.empty()) write(out, how, policies_on, name);
    if (name.name.text.empty() || fills) write(out, how, policies_on, {name.database, name.schema, {"*", true}});
    if (fills) write(out, how, policies_on, {name.database, {"*", true}, {"*", true}});
  }
  /// Takes a name away: DROP, or RENAME TO.
  /// @param certain without IF EXISTS
  constexpr void removes(core::describer& out, sql::object_kind kind, sql::object_name name, bool certain) const {
    if (sql::scope_of(kind) == sql::name_scope::schema && name.schema.text.empty()) name.schema = default_schema();
    write(out, certain ? core::verb::removes : core::verb::may_remove, kind_of(kind), name);
  }

  /// All effects of a script.
  constexpr void does(core::describer& out, sql::script_effects const& script) const {
    for (sql::name_effect const& effect : script.names) does(out, effect);
    for (sql::object_name const& name : script.protected_names) protection(out, core::verb::may_fill, name);
    if (script.only_grants)
      for (sql::object_name const& name : script.granted_names) protection(out, core::verb::may_read, name);
    for (sql::object_name const& schema : script.whole_schemas)
      contents(out, core::verb::may_read, schema.database, schema.name);
  }

 private:
  constexpr void does(core::describer& out, sql::name_effect const& effect) const {
    using sql::name_fate;
    switch (effect.fate) {
      case name_fate::used:
        break;
      case name_fate::created:
        makes(out, core::verb::creates, effect.kind, effect.name);
        break;
      case name_fate::replaced:
        needs(out, effect.kind, effect.name, {.fills = true});
        [[fallthrough]];
      case name_fate::ensured:
        makes(out, core::verb::provides, effect.kind, effect.name);
        break;
      case name_fate::removed:
      case name_fate::removed_if_present:
        return removes(out, effect.kind, effect.name, effect.fate == name_fate::removed);
      case name_fate::own:
        return;
    }
    if (effect.opens) opens(out, effect.kind, effect.name);
    if (!effect.needed) return;
    sql::name_need need = effect.need;
    if (need.fills && need.reads) {
      need.fills = false;
      needs(out, effect.kind, effect.name, need);
      need.fills = true;
    }
    needs(out, effect.kind, effect.name, need);
  }
  static constexpr void report_reserved(core::describer& out, sql::object_name const& name) {
    core::sequence<char> subject;
    for (std::string_view part : {name.schema.text, std::string_view{name.schema.empty() ? "" : "."}, name.name.text,
                                  std::string_view{"; Redshift reserves this name"}})
      core::append_text(subject, part);
    out.report(errors::E0411, {subject.data(), subject.size()});
  }
  /// @param shown as in "function public.coalese"
  static constexpr std::string_view closest_builtin_function(std::string_view shown) {
    constexpr std::string_view in_public = "function public.";
    if (shown.substr(0, in_public.size()) != in_public) return {};
    return sql::closest_function(shown.substr(in_public.size()));
  }

  [[nodiscard]] constexpr bool equal(sql::identifier const& a, sql::identifier const& b) const {
    return sql::equal(a, b, case_sensitive_);
  }

  /// Behind the kinds of SQL, one for each kind of relation.
  static constexpr int open_schema = 32, open_database = 33, contents_of_schema = 34, policies_on = 35;

  static constexpr int kind_of(sql::object_kind kind) {
    return static_cast<int>(sql::is_relation(kind) ? sql::object_kind::relation : kind);
  }
  static constexpr core::verb verb_of(sql::name_need const& need) {
    if (need.fills) return need.strict ? core::verb::fills : core::verb::may_fill;
    if (need.reads) return need.strict ? core::verb::reads : core::verb::may_read;
    return need.strict ? core::verb::uses : core::verb::may_use;
  }
  constexpr void mention(core::describer& out, sql::object_kind kind, sql::object_name const& name,
                         sql::name_need const& need) const {
    write(out, verb_of(need), kind_of(kind), name, {.lasting = need.lasting});
  }

  constexpr void needs_in_warehouse(core::describer& out, sql::object_kind kind, sql::identifier const& name,
                                    sql::name_need const& need) const {
    if (sql::is_built_in(kind, name)) return;
    if (kind == sql::object_kind::user && equal(name, admin_)) return;
    mention(out, kind, {{}, {}, name}, need);
  }
  constexpr void needs_database(core::describer& out, sql::identifier const& name, sql::name_need need) const {
    if (equal(name, first_database_)) return;
    need.strict = need.strict && !sql::is_built_in(sql::object_kind::database, name);
    mention(out, sql::object_kind::database, {{}, {}, name}, need);
  }
  constexpr void needs_schema(core::describer& out, sql::identifier const& database, sql::identifier const& name,
                              sql::name_need const& need) const {
    if (sql::is_builtin_schema(name)) return;
    mention(out, sql::object_kind::schema, {database, {}, name}, need);
    if (!is_own(database)) write(out, verb_of(need), open_database, {{}, {}, database}, {.alternative = true});
  }
  constexpr void needs_in_schema(core::describer& out, sql::object_kind kind, sql::object_name const& name,
                                 sql::name_need need) const {
    if (!name.schema.text.empty()) {
      if (sql::is_system_relation(name)) return;
      mention(out, kind, name, need);
      if (!sql::is_builtin_schema(name.schema))
        write(out, verb_of(need), open_schema, {name.database, {}, name.schema}, {.alternative = true});
      if (!is_own(name.database))
        write(out, verb_of(need), open_database, {{}, {}, name.database}, {.alternative = true});
      return;
    }
    need.strict = need.strict && !(sql::is_relation(kind) && sql::is_system_relation(name));
    if (need.strict && kind == sql::object_kind::function) out.suggest(&closest_builtin_function);
    for_each_schema([&, alternative = false](sql::identifier const& schema) mutable {
      write(out, verb_of(need), kind_of(kind), {name.database, schema, name.name},
            {.lasting = need.lasting, .alternative = alternative});
      alternative = true;
    });
  }

  // ---- the form in the graph: equal names have equal characters, and no others

  constexpr void write(core::describer& out, core::verb how, int kind, sql::object_name const& name,
                       core::mention_traits traits = {}) const {
    auto writer = out.name(how, traits);
    writer.append(warehouse_).append("/");
    writer.push_back(static_cast<char>('A' + kind));
    writer.append("/");
    sql::name_scope const scope = scope_of(kind);
    if (scope != sql::name_scope::warehouse) {
      append(writer, is_own(name.database) ? database_ : name.database);
      writer.append("/");
    }
    writer.show_from_here();
    if (std::string_view const word = word_of(kind); !word.empty()) writer.append(word).append(" ");
    writer.named_from_here();
    if (scope == sql::name_scope::schema) {
      append_part(writer, name.schema);
      writer.append(".");
    }
    append_part(writer, name.name);
  }
  static constexpr sql::name_scope scope_of(int kind) {
    if (kind == open_database) return sql::name_scope::warehouse;
    if (kind == open_schema || kind == contents_of_schema) return sql::name_scope::database;
    if (kind == policies_on) return sql::name_scope::schema;
    return sql::scope_of(static_cast<sql::object_kind>(kind));
  }
  static constexpr std::string_view word_of(int kind) {
    return kind >= open_schema ? std::string_view{} : sql::word_of(static_cast<sql::object_kind>(kind));
  }
  constexpr void append(core::describer::name_writer& writer, sql::identifier const& name) const {
    if (!case_sensitive_ || !name.quoted) return sql::append_folded(writer, name);
    for (std::size_t i = 0; i < name.text.size(); ++i) {
      writer.push_back(name.text[i]);
      if (name.text[i] == '"') ++i;
    }
  }
  /// A part with a dot keeps its quotes: "a.b".c is not a."b.c".
  constexpr void append_part(core::describer::name_writer& writer, sql::identifier const& name) const {
    bool const has_dot = name.text.find('.') != std::string_view::npos;
    if (has_dot) writer.append("\"");
    append(writer, name);
    if (has_dot) writer.append("\"");
  }

  std::string_view warehouse_;
  sql::identifier first_database_, admin_, database_;
  std::string_view search_path_;
  bool case_sensitive_;
};

}  // namespace strata
