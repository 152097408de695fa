// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/sql_source.hpp>
#include <strata/sql/parse.hpp>
#include <strata/sql/relations.hpp>

#include <type_traits>

/// What there is to know of a text of SQL without knowing anything else. A text is read once, in an evaluation whose
/// result is a constant; describing a resource, ordering the stack and resolving columns take it from there.
namespace strata {

/// A text that was read. Views of tables that somebody else keeps.
struct sql_reading {
  sql::tree_view tree{};
  sql::relation_use const* uses{};  ///< what it does with which objects
  std::size_t use_count{};

  constexpr sql::relation_use const* begin() const { return uses; }
  constexpr sql::relation_use const* end() const { return uses + use_count; }
  constexpr sql::fault const& error() const { return tree.error; }
  constexpr std::size_t statements() const {
    std::size_t count = 0;
    for (std::uint32_t i = first_statement(); i != 0; i = tree[i].next) ++count;
    return count;
  }
  constexpr std::uint32_t first_statement() const { return tree.root == 0 ? 0 : tree[tree.root].child; }
};

namespace detail {

/// Reads a text and keeps what it found.
class sql_reader {
 public:
  constexpr explicit sql_reader(sql_source const& source)
      : tokens_{tokens_of(source)}, tree_{sql::all_of(tokens_)} {
    if (source.is_read())
      uses_ = sql::relations(tree_.view(), source.text());
    else if (source.is_opaque())
      uses_ = source.declared_uses();
  }
  constexpr sql_reading view() const { return {tree_.view(), uses_.data(), uses_.size()}; }

 private:
  static constexpr core::sequence<sql::token> tokens_of(sql_source const& source) {
    core::sequence<sql::token> result;
    result.reserve(source.text().size() / 4 + 8);
    source.for_each_token([&result](sql::token const& t) { result.push_back(t); });
    return result;
  }

  core::sequence<sql::token> tokens_;
  sql::syntax_tree tree_;
  core::sequence<sql::relation_use> uses_{};
};

struct reading_size {
  std::size_t tokens, nodes, uses;

  /// More than most texts need. What is too much costs nothing: it stays zero.
  static constexpr reading_size guess(sql_source const& source) {
    return of_tokens(source.is_read() ? source.text().size() * 3 / 8 + 8 : 1);
  }
  static constexpr reading_size of_tokens(std::size_t tokens) { return {tokens, tokens * 3 / 4 + 32, 32}; }
  constexpr bool holds(reading_size const& other) const {
    return other.tokens <= tokens && other.nodes <= nodes && other.uses <= uses;
  }
};

/// A reading as a constant.
template <reading_size Room>
class kept_reading {
 public:
  constexpr explicit kept_reading(sql_source const& source) {
    if (source.is_opaque())
      keep(source.declared_uses());
    else
      read(source);
  }
  /// The room to try next. Of a text with too many tokens no more is known than their number.
  constexpr reading_size wanted() const { return size_.tokens > Room.tokens ? reading_size::of_tokens(size_.tokens) : size_; }
  constexpr sql_reading view() const {
    return {{nodes_, root_, {tokens_, tokens_ + size_.tokens}, error_}, uses_, size_.uses};
  }

  constexpr bool fits() const { return Room.holds(size_); }

 private:
  constexpr void read(sql_source const& source) {
    if (!source.is_read()) return;
    source.for_each_token([this](sql::token const& t) {
      if (size_.tokens < Room.tokens) tokens_[size_.tokens] = t;
      ++size_.tokens;
    });
    if (size_.tokens > Room.tokens) return;
    sql::syntax_tree const tree{{tokens_, tokens_ + size_.tokens}};
    sql::tree_view const made = tree.view();
    size_.nodes = tree.size();
    for (std::size_t i = 0; i < size_.nodes && i < Room.nodes; ++i) nodes_[i] = made.nodes[i];
    root_ = made.root;
    error_ = made.error;
    keep(sql::relations(made, source.text()));
  }
  constexpr void keep(core::sequence<sql::relation_use> const& uses) {
    size_.uses = uses.size();
    for (std::size_t i = 0; i < size_.uses && i < Room.uses; ++i) uses_[i] = uses[i];
  }

  sql::token tokens_[Room.tokens]{};
  sql::node nodes_[Room.nodes]{};
  sql::relation_use uses_[Room.uses]{};
  std::uint32_t root_ = 0;
  sql::fault error_{};
  reading_size size_{};
};

/// The one text of a resource that has a `source()`, in the first room that it fits in. It is pointed to and never copied:
/// to copy a constant takes clang longer than to make it.
template <auto const& Resource, reading_size Room>
struct keep_reading {
  static constexpr kept_reading<Room> kept{Resource.source()};

  static constexpr sql_reading view() {
    if constexpr (kept.fits()) return kept.view();
    else return keep_reading<Resource, kept.wanted()>::view();
  }
};
template <auto const& Resource>
inline constexpr sql_reading reading_of = keep_reading<Resource, reading_size::guess(Resource.source())>::view();

}  // namespace detail

/// Reports what is wrong with a text: E0360, E0370, E0401 to E0403.
constexpr void require_sql(core::describer& about, sql_source const& source, sql_reading const& read) {
  if (source.is_too_long())
    return about.breaks(rules::E0370, {}, static_cast<long long>(source.text().size()),
                        static_cast<long long>(sql_source::most_bytes));
  if (source.is_opaque()) return about.require(!source.empty(), rules::E0360);
  sql::fault const& found = read.error();
  if (!found) return;
  core::sequence<char> place;
  sql::describe(place, found, source.text());
  core::rule const* const rule = sql::rule_of(found.code);
  about.breaks(rule ? *rule : rules::E0360, {place.data(), place.size()});
}

}  // namespace strata
