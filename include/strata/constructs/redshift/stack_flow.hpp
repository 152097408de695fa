// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/merge.hpp>
#include <strata/constructs/redshift/resolved_flow.hpp>

#include <array>

/// The data flow of a stack as constants: each unit has its own constant evaluation, whose result the next ones need.
namespace strata::flow {

template <class ResourceList>
struct flow_rows;
template <auto const&... Resources>
struct flow_rows<core::resource_list<Resources...>> {
  static constexpr redshift_load_base const* loads[sizeof...(Resources) + 1] = {
      detail::as<redshift_load_base>(Resources)..., nullptr};
  static constexpr redshift_merge_base const* merges[sizeof...(Resources) + 1] = {
      detail::as<redshift_merge_base>(Resources)..., nullptr};
  static constexpr s3_data_copy_base const* copies[sizeof...(Resources) + 1] = {
      detail::as<s3_data_copy_base>(Resources)..., nullptr};
};

template <class ResourceList>
struct flow_ids;
template <auto const&... Resources>
struct flow_ids<core::resource_list<Resources...>> {
  static constexpr std::string_view at[sizeof...(Resources) + 1] = {Resources.id..., std::string_view{}};
};

template <class Stack>
inline constexpr constructs_by_kind constructs_of{detail::relation_columns<Stack>::size,
                                                  detail::relation_columns<Stack>::relations,
                                                  detail::relation_columns<Stack>::parsed_relations,
                                                  detail::relation_columns<Stack>::hashes,
                                                  detail::relation_columns<Stack>::scripts,
                                                  detail::relation_columns<Stack>::parsed_scripts,
                                                  detail::relation_columns<Stack>::shares,
                                                  detail::relation_columns<Stack>::share_databases,
                                                  flow_rows<core::resources_of<Stack>>::loads,
                                                  flow_rows<core::resources_of<Stack>>::merges,
                                                  flow_rows<core::resources_of<Stack>>::copies};

struct flow_counts {
  std::size_t named{}, units{};
};
template <flow_counts Room, std::size_t Size>
struct kept_flow {
  flow_counts counts{};
  named_relation named[Room.named + 1]{};
  row_unit units[Room.units + 1]{};
  std::uint32_t unit_of[Size + 1]{};
  std::uint32_t altered[Size + Room.named + 1]{};

  constexpr explicit kept_flow(constructs_by_kind const& of) {
    unit_finder const found{of};
    unit_table const table = found.view();
    counts = {table.named_count, table.unit_count};
    for (std::size_t i = 0; i < table.named_count && i < Room.named; ++i) named[i] = table.named[i];
    for (std::size_t i = 0; i < table.unit_count && i < Room.units; ++i) units[i] = table.units[i];
    for (std::size_t i = 0; i < Size; ++i) unit_of[i] = table.unit_of[i];
    for (std::size_t i = 0; i < table.relation_count() && i < Size + Room.named; ++i) altered[i] = table.altered[i];
  }
};

template <class Stack>
struct stack_flow {
  using sql = detail::relation_columns<Stack>;
  static constexpr std::size_t size = sql::size;
  static constexpr kept_flow<flow_counts{4, 8}, size> usual{constructs_of<Stack>};
  template <flow_counts Room>
  static constexpr kept_flow<Room, size> exact{constructs_of<Stack>};

  template <class Kept>
  static constexpr unit_table view(Kept const& kept) {
    return {&constructs_of<Stack>, kept.named,   kept.counts.named, kept.units,
            kept.counts.units,     kept.unit_of, kept.altered};
  }
  static constexpr unit_table make_table() {
    if constexpr (usual.counts.named <= 4 && usual.counts.units <= 8)
      return view(usual);
    else
      return view(exact<usual.counts>);
  }
  static constexpr unit_table table = make_table();

  template <std::size_t Room>
  struct kept_names : detail::kept_items<unit_name, Room> {
    constexpr explicit kept_names(std::uint32_t u) {
      core::sequence<unit_name> const found = names_of_unit(table, u);
      this->copy(found.data(), found.size());
    }
    [[nodiscard]] constexpr std::size_t size() const { return this->count; }
    constexpr unit_name const& operator[](std::size_t i) const { return this->items[i]; }
    [[nodiscard]] constexpr unit_name const* begin() const { return this->items; }
    [[nodiscard]] constexpr unit_name const* end() const { return this->items + this->count; }
  };
  template <std::uint32_t U>
  static constexpr std::size_t name_count = names_of_unit(table, U).size();
  template <std::uint32_t U>
  static constexpr kept_names<name_count<U> + 1> names{U};

  struct ranking {
    std::uint32_t at[table.unit_count + 1]{};
  };
  template <std::size_t... U>
  static constexpr ranking rank_all(std::index_sequence<U...>) {
    unit_rows const named[] = {{{}, names<U>.items, names<U>.count}..., unit_rows{}};
    auto const found = ranks_of_units(table, [&named](std::uint32_t u) -> auto const& { return named[u]; });
    ranking result;
    for (std::size_t u = 0; u < found.size(); ++u) result.at[u] = found[u];
    return result;
  }
  static constexpr ranking ranks = rank_all(std::make_index_sequence<table.unit_count>{});

  template <std::uint32_t U, class = std::make_index_sequence<name_count<U>>>
  struct unit_columns;
  template <std::uint32_t U, std::size_t... N>
  struct unit_columns<U, std::index_sequence<N...>> {
    template <std::size_t Number>
    static constexpr stack_columns read() {
      constexpr std::uint32_t relation = names<U>[Number].relation;
      constexpr std::uint32_t maker = provider_of(table, ranks.at, U, relation);
      if constexpr (maker != nowhere)
        return unit_columns<maker>::view();
      else if constexpr (table.maker_of(relation) == nowhere && relation < size)
        return sql::template columns_of_resource<relation>();
      else
        return {};
    }
    static constexpr strata::sql::row_type make() {
      stack_columns const has[] = {read<N>()..., stack_columns{}};
      return rows_of_unit(table, U, names<U>, [&has](std::size_t n) { return has[n]; });
    }
    static constexpr std::uint32_t number_of(std::uint32_t position) { return names<U>[position].relation; }
    static constexpr detail::kept_columns<detail::column_counts{32, 64}> first{make(), number_of};
    template <detail::column_counts Room>
    static constexpr detail::kept_columns<Room> exact{make(), number_of};

    static constexpr stack_columns view() {
      if constexpr (first.fits())
        return first.view();
      else
        return exact<first.sizes>.view();
    }
  };

  template <std::size_t... U>
  static constexpr auto all_units(std::index_sequence<U...>) {
    return std::array<unit_rows, sizeof...(U) + 1>{
        unit_rows{unit_columns<U>::view(), names<U>.items, names<U>.count}..., unit_rows{}};
  }
  static constexpr auto all = all_units(std::make_index_sequence<table.unit_count>{});
  static constexpr unit_rows const* units() { return all.data(); }

  /// The columns of a relation, by its number.
  static constexpr stack_columns columns_of(std::uint32_t r, stack_columns const* columns) {
    std::uint32_t const maker = table.maker_of(r);
    if (maker != nowhere) return all[maker].rows;
    return r < size ? columns[r] : stack_columns{};
  }
};

}  // namespace strata::flow
