// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/data_flow.hpp>

/// The data flow of a stack from values, at run time.
namespace strata::flow {

/// An order of the units in which those that give the columns of relations come before their readers; 0 where a circle
/// leaves none.
constexpr core::sequence<std::uint32_t> ranks_of_units(unit_table const& table, auto names_of) {
  core::sequence<std::uint32_t> rank;
  for (std::size_t u = 0; u < table.unit_count; ++u) rank.push_back(0);
  std::uint32_t next = 0;
  for (bool more = true; more;) {
    more = false;
    for (std::uint32_t u = 0; u < table.unit_count; ++u) {
      bool ready = rank[u] == 0;
      if (!ready) continue;
      for (unit_name const& one : names_of(u)) {
        std::uint32_t const maker = table.maker_of(one.relation);
        ready = ready && (maker == nowhere || maker == u || rank[maker] != 0);
      }
      if (ready) rank[u] = ++next, more = true;
    }
  }
  return rank;
}

/// The unit whose rows give the columns of a relation to a unit, or `nowhere`.
constexpr std::uint32_t provider_of(unit_table const& table, std::uint32_t const* rank, std::uint32_t u,
                                    std::uint32_t relation) {
  std::uint32_t const maker = table.maker_of(relation);
  return maker != nowhere && maker != u && rank[maker] != 0 && rank[maker] < rank[u] ? maker : nowhere;
}

/// Resolves all units of a stack, and owns the results. Others take their addresses, so it does not move.
class resolved_flow {
 public:
  constexpr resolved_flow(constructs_by_kind const& of, stack_columns const* columns) : finder_{of} {
    unit_table const table = finder_.view();
    for (std::uint32_t u = 0; u < table.unit_count; ++u) names_.push_back(names_of_unit(table, u));
    auto const rank = ranks_of_units(table, [this](std::uint32_t u) -> auto const& { return names_[u]; });
    core::sequence<std::uint32_t> order;
    for (std::uint32_t u = 0; u < table.unit_count; ++u) rows_.push_back({}), order.push_back(u);
    core::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) { return rank[a] < rank[b]; });
    for (std::uint32_t u : order) {
      sql::row_type const made = rows_of_unit(table, u, names_[u], [&](std::size_t n) {
        std::uint32_t const r = names_[u][n].relation;
        std::uint32_t const maker = provider_of(table, rank.data(), u, r);
        if (maker != nowhere) return rows_[maker].view();
        return table.maker_of(r) == nowhere && r < of.size ? columns[r] : stack_columns{};
      });
      rows_[u].keep(made, names_[u]);
    }
    for (std::uint32_t u = 0; u < table.unit_count; ++u)
      units_.push_back({rows_[u].view(), names_[u].data(), names_[u].size()});
    flow_.push_back(data_flow{table, columns, units_.data()});
  }
  resolved_flow(resolved_flow const&) = delete;
  resolved_flow& operator=(resolved_flow const&) = delete;
  constexpr ~resolved_flow() = default;

  [[nodiscard]] constexpr data_flow const& flow() const { return flow_[0]; }

 private:
  struct kept_rows {
    bool known = false;
    core::sequence<stack_column> columns{};
    core::sequence<stack_column_source> sources{};
    std::uint32_t first_condition{}, first_other{};

    constexpr void keep(sql::row_type const& rows, core::sequence<unit_name> const& names) {
      known = rows.known;
      auto const put = [&](core::sequence<sql::column_source> const& all) {
        for (sql::column_source const& s : all) sources.push_back({names[s.relation].relation, s.column, s.how});
      };
      for (sql::output_column const& c : rows.columns) {
        columns.push_back({c.name, c.hash, c.type, c.not_null, static_cast<std::uint32_t>(sources.size()),
                           static_cast<std::uint32_t>(c.sources.size())});
        put(c.sources);
      }
      first_condition = static_cast<std::uint32_t>(sources.size());
      put(rows.conditions);
      first_other = static_cast<std::uint32_t>(sources.size());
      put(rows.others);
    }
    [[nodiscard]] constexpr stack_columns view() const {
      return {known,           columns.data(),
              columns.size(),  sources.data(),
              first_condition, first_other - first_condition,
              first_other,     static_cast<std::uint32_t>(sources.size()) - first_other};
    }
  };

  unit_finder finder_;
  core::sequence<core::sequence<unit_name>> names_{};
  core::sequence<kept_rows> rows_{};
  core::sequence<unit_rows> units_{};
  core::sequence<data_flow> flow_{};  ///< one
};

}  // namespace strata::flow
