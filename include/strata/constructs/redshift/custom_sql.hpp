// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/relations.hpp>
#include <strata/core/sort.hpp>
#include <strata/sql/statement.hpp>

namespace strata {

struct custom_sql_options {
  sql_source create;                      ///< runs when CloudFormation creates the resource; one statement or several
  sql_source update{};                    ///< runs after a change of `create`; empty: `changed` decides
  sql_source delete_{};                   ///< runs when the construct leaves the stack
  on_change changed = on_change::refuse;  ///< the effect of an update that has no SQL
  std::string_view database{};            ///< empty: the namespace's first database
};

/// Any SQL. Strata finds the objects that it creates, fills and reads, and orders it among the other constructs;
/// objects that it reads may also exist before the stack. Statements that allow it share a transaction, in order.
/// Errors: E0360, E0370, E0390, E0401 to E0411.
class redshift_custom_sql_base : public redshift_statement {
 public:
  constexpr redshift_custom_sql_base(std::string_view id_, redshift_serverless_workgroup_base const& workgroup,
                                     custom_sql_options const& options, unsigned line_)
      : redshift_statement{id_, workgroup, options.database, line_}, options_{options} {}

  constexpr void describe(core::describer& out) const { describe(out, detail::sql_parse{options_.create}.view()); }
  constexpr void describe(core::describer& out, parsed_sql const& create) const {
    describe_statement(out);
    require_sql(out, options_.create, create);
    core::sequence<drop> const dropped = drops_in(create);
    for (std::uint32_t i = 0; i < create.use_count; ++i) {
      sql::relation_use const& use = create.uses[i];
      bool const stays = !is_dropped_after(dropped, {sql::hash(use.name), i});
      if (use.how != sql::usage::creates || !sql::is_relation(use.kind) || stays) describe_use(out, use);
    }
    for (sql_source const* other : {&options_.update, &options_.delete_})
      if (!other->empty()) require_sql(out, *other, detail::sql_parse{*other}.view());
  }

  [[nodiscard]] constexpr sql_source const& source() const { return options_.create; }
  /// Its text as a constant, parsed once.
  template <auto const& Self>
  static constexpr parsed_sql const& prepared() {
    return detail::parsed_sql_of<Self>;
  }

  constexpr void expand(auto& out) const {
    detail::statement_scripts scripts{.changed = detail::name_of(options_.changed)};
    append(scripts.create, options_.create.text());
    append(scripts.update, options_.update.text());
    append(scripts.delete_, options_.delete_.text());
    expand_statement(out, "Custom::RedshiftSql", scripts);
  }

 private:
  /// A DROP of the script: the hash of the name, and the position among the uses.
  struct drop {
    std::uint64_t name{};
    std::uint32_t position{};
    constexpr bool operator<(drop const& other) const {
      return name != other.name ? name < other.name : position < other.position;
    }
  };
  static constexpr bool is_before(drop const& a, drop const& b) { return a < b; }
  static constexpr core::sequence<drop> drops_in(parsed_sql const& create) {
    core::sequence<drop> result;
    for (std::uint32_t i = 0; i < create.use_count; ++i)
      if (create.uses[i].how == sql::usage::drops) result.push_back({sql::hash(create.uses[i].name), i});
    core::stable_sort(result, is_before);
    return result;
  }
  static constexpr bool is_dropped_after(core::sequence<drop> const& drops, drop const& use) {
    std::size_t const next = core::lower_bound(drops, drop{use.name, use.position + 1}, is_before);
    return next < drops.size() && drops[next].name == use.name;
  }

  constexpr void describe_use(core::describer& out, sql::relation_use const& use) const {
    if (use.kind == sql::object_kind::schema && use.how == sql::usage::creates)
      return mention_schema(out, core::verb::creates, use.name.name);
    if (!sql::is_relation(use.kind) || use.temporary || sql::is_system_relation(use.name)) return;
    if (!use.name.database.text.empty() && !sql::equal(use.name.database, sql::identifier{database(), true}))
      return mention_elsewhere(out, use.name);
    switch (use.how) {
      case sql::usage::creates:
        mention_relation(out, core::verb::creates, use.name);
        mention_contents(out, core::verb::may_fill, use.name.schema.text.empty() ? default_schema() : use.name.schema);
        mention_all_contents(out, core::verb::may_fill);
        break;
      case sql::usage::reads:
      case sql::usage::refers:
        mention_relation(out, core::verb::may_read, use.name);
        break;
      case sql::usage::writes:
      case sql::usage::alters:
        mention_relation(out, core::verb::may_fill, use.name);
        break;
      case sql::usage::drops:
        break;
    }
  }

  static constexpr void append(detail::sql_script& script, std::string_view text) {
    for (std::string_view statement : sql::split(text)) {
      if (sql::transaction_class_of(statement) == sql::transaction_class::batchable)
        script.together(statement);
      else
        script.alone(statement);
    }
  }

  custom_sql_options options_;
};

template <core::fixed_string Id>
struct redshift_custom_sql : redshift_custom_sql_base {
  constexpr redshift_custom_sql(redshift_serverless_workgroup_base const& workgroup, custom_sql_options const& options,
                                unsigned line_)
      : redshift_custom_sql_base{Id.view(), workgroup, options, line_} {}
};

}  // namespace strata
