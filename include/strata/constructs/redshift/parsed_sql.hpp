// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/checks.hpp>
#include <strata/constructs/redshift/sql_source.hpp>
#include <strata/sql/parse.hpp>
#include <strata/sql/relations.hpp>

#include <type_traits>

/// The facts that follow from a text of SQL alone. Each text is parsed once, into a constant; the descriptions of
/// constructs, the order of the stack and the resolution of columns all use it.
namespace strata {

/// A parsed text: views of tables that another object owns.
struct parsed_sql {
  sql::tree_view tree{};
  sql::relation_use const* uses{};  ///< its uses of objects
  std::size_t use_count{};

  [[nodiscard]] constexpr sql::relation_use const* begin() const { return uses; }
  [[nodiscard]] constexpr sql::relation_use const* end() const { return uses + use_count; }
  [[nodiscard]] constexpr sql::fault const& error() const { return tree.error; }
  [[nodiscard]] constexpr std::size_t statements() const {
    std::size_t count = 0;
    for (std::uint32_t i = first_statement(); i != 0; i = tree[i].next) ++count;
    return count;
  }
  [[nodiscard]] constexpr std::uint32_t first_statement() const { return tree.root == 0 ? 0 : tree[tree.root].child; }
};

namespace detail {

/// Parses a text and keeps the results.
class sql_parse {
 public:
  constexpr explicit sql_parse(sql_source const& source) : tokens_{tokens_of(source)}, tree_{sql::all_of(tokens_)} {
    if (source.is_read())
      uses_ = sql::relations(tree_.view(), source.text());
    else if (source.is_opaque())
      uses_ = source.declared_uses();
  }
  [[nodiscard]] constexpr parsed_sql view() const { return {tree_.view(), uses_.data(), uses_.size()}; }

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

/// Stores items up to its capacity, and counts all of them.
template <class Item, std::size_t Room>
struct kept_items {
  Item items[Room]{};
  std::size_t count = 0;

  constexpr void copy(Item const* from, std::size_t size) {
    count = size;
    for (std::size_t i = 0; i < size && i < Room; ++i) items[i] = from[i];
  }
};

/// The results for the text of a construct with a `source()`: first its tokens, then their tree, then its uses. Three
/// evaluations make them, so a compiler's limit on one evaluation applies to one step. Others hold pointers to them and
/// never copy: clang needs more time to copy a constant than to make it.
template <auto const& Resource, std::size_t Room>
struct kept_tokens : kept_items<sql::token, Room> {
  using kept_items<sql::token, Room>::items, kept_items<sql::token, Room>::count;

  constexpr kept_tokens() {
    sql_source const& source = Resource.source();
    if (!source.is_read()) return;
    source.for_each_token([this](sql::token const& t) {
      if (count < Room) items[count] = t;
      ++count;
    });
  }
  [[nodiscard]] constexpr sql::token_range view() const { return {items, items + count}; }
};

/// Makes a result with more room than most texts need, and again with enough room if that was too little. Unused room
/// costs nothing, because it stays zero.
template <template <auto const&, std::size_t> class Kept, auto const& Resource, std::size_t Room>
struct keep {
  static constexpr Kept<Resource, Room> kept{};

  static constexpr auto view() {
    if constexpr (kept.count <= Room)
      return kept.view();
    else
      return keep<Kept, Resource, kept.count>::view();
  }
};

template <auto const& Resource>
inline constexpr std::size_t usual_tokens =
    Resource.source().is_read() ? Resource.source().text().size() * 3 / 8 + 8 : 1;
template <auto const& Resource>
inline constexpr sql::token_range tokens_of = keep<kept_tokens, Resource, usual_tokens<Resource>>::view();

template <auto const& Resource, std::size_t Room>
struct kept_tree : kept_items<sql::node, Room> {
  std::uint32_t root = 0;
  sql::fault error{};

  constexpr kept_tree() {
    if (!Resource.source().is_read()) return;
    sql::syntax_tree const tree{tokens_of<Resource>};
    sql::tree_view const made = tree.view();
    this->copy(made.nodes, tree.size());
    root = made.root;
    error = made.error;
  }
  [[nodiscard]] constexpr sql::tree_view view() const { return {this->items, root, tokens_of<Resource>, error}; }
};
template <auto const& Resource>
inline constexpr sql::tree_view tree_of = keep<kept_tree, Resource, tokens_of<Resource>.size() * 5 / 4 + 32>::view();

template <auto const& Resource, std::size_t Room>
struct kept_uses : kept_items<sql::relation_use, Room> {
  constexpr kept_uses() {
    sql_source const& source = Resource.source();
    if (source.is_read())
      put(sql::relations(tree_of<Resource>, source.text()));
    else if (source.is_opaque())
      put(source.declared_uses());
  }
  constexpr void put(core::sequence<sql::relation_use> const& uses) { this->copy(uses.data(), uses.size()); }
  [[nodiscard]] constexpr parsed_sql view() const { return {tree_of<Resource>, this->items, this->count}; }
};
template <auto const& Resource>
inline constexpr parsed_sql parsed_sql_of = keep<kept_uses, Resource, 32>::view();

}  // namespace detail

namespace detail {

/// Whether CloudFormation takes a text as it is: it is UTF-8 (E0324) and has no dynamic reference (E0372).
constexpr void require_plain_text(core::describer& out, std::string_view text) {
  bool ascii = true, braces = false;
  for (char c : text) {
    ascii = ascii && c > 0;
    braces = braces || c == '{';
  }
  out.require(ascii || is_utf8(text), errors::E0324, "SQL");
  if (braces) out.require(text.find("{{resolve:") == text.npos, errors::E0372, "{{resolve:");
}

}  // namespace detail

/// The place where a text names what messages show as `shown`, such as "public.review" or "schema staging": the first
/// use that does not create it. No place if the text does not name it, as in a generated statement.
constexpr core::text_place place_of_name(sql_source const& source, std::string_view shown) {
  if (!source.is_read()) return {};
  std::string_view const wanted = shown.substr(shown.find_last_of(". ") + 1);
  detail::sql_parse const read{source};
  for (sql::relation_use const& use : read.view()) {
    if (use.how == sql::usage::creates) continue;
    for (sql::identifier const* part : {&use.name.name, &use.name.schema, &use.name.database}) {
      if (part->text.empty() || !sql::equal(*part, sql::identifier{wanted, true})) continue;
      auto const offset = static_cast<std::uint32_t>(part->text.data() - source.text().data());
      return {source.text(), offset, static_cast<std::uint32_t>(part->text.size())};
    }
  }
  return {};
}

/// Reports the faults of a text. Errors: E0324, E0360, E0370, E0372, E0401 to E0403.
constexpr void require_sql(core::describer& out, sql_source const& source, parsed_sql const& read) {
  if (source.is_too_long())
    return out.report(errors::E0370, {}, static_cast<long long>(source.text().size()),
                      static_cast<long long>(sql_source::max_bytes));
  detail::require_plain_text(out, source.text());
  if (source.is_opaque()) return out.require(!source.empty(), errors::E0360);
  sql::fault const& found = read.error();
  if (!found) return;
  core::sequence<char> subject;
  core::text_place const place = sql::describe(subject, found, source.text());
  core::error_code const* const code = sql::error_code_of(found.code);
  out.report(code ? *code : errors::E0360, {subject.data(), subject.size()}, place);
}

}  // namespace strata
