// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/flow_units.hpp>
#include <strata/core/tribool.hpp>

/// Files that statements write and read: UNLOAD, COPY, external tables, and copies between prefixes of S3.
namespace strata::flow {

/// Objects under a prefix, in a bucket of the stack or in one that a text names.
struct file_place {
  cfn::logical_id own{};  ///< empty: the bucket has a name
  std::string_view bucket{}, prefix{};

  constexpr file_place() = default;
  constexpr explicit file_place(s3_location const& at) : own{at.own.id}, bucket{at.external_name}, prefix{at.prefix} {}
  /// Of 's3://bucket/prefix' in a text. Anything else may be any place.
  constexpr explicit file_place(detail::s3_path const& path) : bucket{path.bucket}, prefix{path.prefix} {}
  [[nodiscard]] constexpr bool is_own() const { return !own.construct.empty(); }
};

/// Whether objects of one place may be objects of the other. A bucket of the stack may have the name that a text gives.
constexpr core::tribool overlap(file_place const& a, file_place const& b) {
  using core::tribool;
  if (!detail::prefixes_overlap(a.prefix, b.prefix)) return tribool::no;
  if (a.is_own() != b.is_own()) return tribool::unknown;
  if (a.is_own()) return a.own == b.own ? tribool::yes : tribool::no;
  if (a.bucket.empty() || b.bucket.empty()) return tribool::unknown;
  return a.bucket == b.bucket ? tribool::yes : tribool::no;
}

/// How the columns of files become columns of a table.
enum class file_columns : std::uint8_t { unknown, by_position, by_name };

struct file_flow {
  file_place place{};
  std::uint32_t unit{};
  std::uint32_t relation = nowhere;  ///< the table that is filled, or the external table that is read
  file_columns columns{};
  core::sequence<std::uint64_t> listed{};  ///< the hashes of the columns that a COPY lists
};

/// The first string of a statement behind a node, which names a place.
constexpr file_place place_behind(sql::tree_view const& tree, std::uint32_t statement, sql::node_kind kind) {
  for (std::uint32_t c = tree[statement].child; c != 0; c = tree[c].next)
    if (tree[c].is(kind) && tree.first_token(c).is(sql::token_kind::string))
      return file_place{detail::s3_path_in(tree.first_token(c).text)};
  return {};
}
/// LOCATION 's3://...' of an external table.
constexpr file_place place_of_external(sql::tree_view const& tree, std::uint32_t statement) {
  for (std::size_t t = tree[statement].first; t + 1 < tree[statement].last; ++t)
    if (tree.tokens[t].is(sql::kw_location) && tree.tokens[t + 1].is(sql::token_kind::string))
      return file_place{detail::s3_path_in(tree.tokens[t + 1].text)};
  return {};
}

constexpr bool is_automatic(std::string_view paths) {
  return paths.empty() || paths == "auto" || paths == "'auto'" || paths == "auto ignorecase" ||
         paths == "'auto ignorecase'";
}

constexpr file_columns columns_of_copy(copy_options const& options) {
  switch (options.format) {
    case copy_format::json:
    case copy_format::avro:
      return is_automatic(options.json_paths) ? file_columns::by_name : file_columns::unknown;
    case copy_format::fixed_width:
      return file_columns::unknown;
    default:
      return options.manifest ? file_columns::unknown : file_columns::by_position;
  }
}
constexpr file_columns columns_of_copy(sql::tree_view const& tree, std::uint32_t statement) {
  bool by_name = false;
  for (std::size_t t = tree[statement].first; t < tree[statement].last; ++t) {
    sql::token const& word = tree.tokens[t];
    if (word.is(sql::kw_fixedwidth) || word.is(sql::kw_manifest) || word.is(sql::kw_shapefile))
      return file_columns::unknown;
    by_name = by_name || word.is(sql::kw_json) || word.is(sql::kw_avro);
  }
  if (!by_name) return file_columns::by_position;
  for (std::size_t t = tree[statement].first; t < tree[statement].last; ++t)
    if (tree.tokens[t].is(sql::token_kind::string) && is_automatic(tree.tokens[t].text)) return file_columns::by_name;
  return file_columns::unknown;
}

/// The files that the units of a stack write and read.
struct file_flows {
  core::sequence<file_flow> writes{}, reads{};

  constexpr explicit file_flows(unit_table const& table, auto names_of) {
    for (std::uint32_t u = 0; u < table.unit_count; ++u) {
      row_unit const& unit = table.units[u];
      if (unit.what == sql::row_movement::loads)
        add_load(table, u, names_of(u));
      else if (unit.what == sql::row_movement::unloads)
        writes.push_back({place_behind(table.text_of(unit.resource)->tree, unit.statement, sql::node_kind::literal),
                          u,
                          nowhere,
                          sql::has_word(table.text_of(unit.resource)->tree, unit.statement, sql::kw_partition)
                              ? file_columns::unknown
                              : file_columns::by_position,
                          {}});
      else if (unit.what == sql::row_movement::external)
        add_external(table, u, names_of(u));
    }
  }

 private:
  constexpr void add_load(unit_table const& table, std::uint32_t u, auto const& names) {
    row_unit const& unit = table.units[u];
    file_flow made{.unit = u};
    for (unit_name const& one : names)
      if (one.how == sql::usage::writes) made.relation = one.relation;
    if (made.relation == nowhere) return;
    if (redshift_load_base const* const load = table.of->loads[unit.resource]) {
      if (!load->options().manifest) made.place = file_place{load->location()};  // a manifest names other files
      made.columns = columns_of_copy(load->options());
      auto const list = [&](std::string_view name) { made.listed.push_back(sql::hash(sql::name_of(name))); };
      if (!load->options().columns.empty()) detail::for_each_part(load->options().columns, list);
    } else {
      sql::tree_view const& tree = table.text_of(unit.resource)->tree;
      if (!sql::has_word(tree, unit.statement, sql::kw_manifest))
        made.place = place_behind(tree, unit.statement, sql::node_kind::literal);
      made.columns = columns_of_copy(tree, unit.statement);
      std::uint32_t const list = tree.find(unit.statement, sql::node_kind::column_list);
      for (std::uint32_t c = list == 0 ? 0 : tree[list].child; c != 0; c = tree[c].next)
        made.listed.push_back(sql::hash(tree.first_token(c).as_identifier()));
    }
    reads.push_back(static_cast<file_flow&&>(made));
  }

  /// An external table shows its files, and what is put into it becomes files.
  constexpr void add_external(unit_table const& table, std::uint32_t u, auto const& names) {
    row_unit const& unit = table.units[u];
    for (unit_name const& one : names) {
      if (one.how != sql::usage::creates) continue;
      file_place const place = place_of_external(table.text_of(unit.resource)->tree, unit.statement);
      reads.push_back({place, u, one.relation, file_columns::unknown, {}});
      writes.push_back({place, u, one.relation, file_columns::unknown, {}});
    }
  }
};

}  // namespace strata::flow
