// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/relations.hpp>
#include <strata/constructs/redshift/unloads.hpp>
#include <strata/sql/statement.hpp>

namespace strata {

struct custom_sql_options {
  sql_source create;                      ///< runs when CloudFormation creates the resource; one statement or several
  sql_source update{};                    ///< runs after a change of `create`; empty: `changed` decides
  sql_source delete_{};                   ///< runs when the construct leaves the stack
  on_change changed = on_change::refuse;  ///< the effect of an update that has no SQL
  std::string_view database{};            ///< empty: the namespace's first database
};

/// Any SQL. Strata finds the names that it creates, needs, fills, reads, alters and drops, statement by statement, and
/// orders it among the other constructs. What it needs, the stack creates or declares (`existing_relation` and the
/// like); behind a CALL everything may be there. What it drops or renames, it does after everything that uses it.
/// Statements that allow it share a transaction, in order. Errors: E0104, E0105, E0115, E0360, E0370, E0390, E0401 to
/// E0411.
class redshift_custom_sql_base : public redshift_statement {
 public:
  constexpr redshift_custom_sql_base(std::string_view id_, any_warehouse const& workgroup,
                                     custom_sql_options const& options, core::source_line line_)
      : redshift_statement{id_, workgroup, options.database, line_}, options_{options} {}

  constexpr void describe(core::describer& out) const { describe(out, detail::sql_parse{options_.create}.view()); }
  constexpr void describe(core::describer& out, parsed_sql const& create) const {
    describe_statement(out);
    require_sql(out, options_.create, create);
    detail::describe_unloads(out, options_.create, create);
    sql::script_effects const effects = sql::effects_of(create.begin(), create.end(), names().context());
    for (sql::name_effect const& effect : effects.names)
      out.require(!effect.needs_itself, errors::E0106, effect.name.name.text);
    names().does(out, effects);
    for (sql_source const* other : {&options_.update, &options_.delete_})
      if (!other->empty()) require_sql(out, *other, detail::sql_parse{*other}.view());
  }

  [[nodiscard]] constexpr sql_source const& source() const { return options_.create; }
  [[nodiscard]] constexpr core::text_place place_of(std::string_view shown) const {
    return place_of_name(options_.create, shown);
  }
  /// Calls `use(source)` for each SQL that an update or a deletion runs.
  constexpr void each_later_source(auto use) const {
    if (!options_.update.empty()) use(options_.update);
    if (!options_.delete_.empty()) use(options_.delete_);
  }
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

 protected:
  static constexpr void append(detail::sql_script& script, std::string_view text) {
    for (std::string_view statement : sql::split(text)) {
      if (sql::transaction_class_of(statement) == sql::transaction_class::batchable)
        script.together(statement);
      else
        script.alone(statement);
    }
  }

 private:
  custom_sql_options options_;
};

template <core::fixed_string Id>
struct redshift_custom_sql : redshift_custom_sql_base {
  constexpr redshift_custom_sql(any_warehouse const& workgroup, custom_sql_options const& options,
                                core::source_line line_)
      : redshift_custom_sql_base{Id.view(), workgroup, options, line_} {}
};

}  // namespace strata
