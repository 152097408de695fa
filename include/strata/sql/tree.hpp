// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/check.hpp>
#include <strata/sql/relation_use.hpp>
#include <strata/sql/statement_kind.hpp>

namespace strata::sql {

/// The kinds of nodes. The comments describe what `detail` holds, and the children in their order.
enum class node_kind : std::uint8_t {
  none,
  script,     ///< the statements of a text
  statement,  ///< `statement_kind`
  // names
  object,       ///< `object_detail`: a relation, a schema, a user; its range is its name
  name,         ///< of a column in a list, of an alias, or of a label
  column_list,  ///< names in parentheses
  alias,        ///< name, then a column_list
  words,        ///< options and other words without structure; literals and objects among them are children
  opaque,       ///< unread text: the body of a function, the query of UNLOAD in its string
  // expressions
  literal,      ///< a number, a string, NULL, TRUE, FALSE, a parameter; or a word such as CURRENT_DATE and DEFAULT
  column,       ///< `a`, `a.b`, `a.b.c`: a column, or a way into a SUPER value; 1 with `(+)` behind it
  star,         ///< `*`, `t.*`
  navigation,   ///< base, then subscripts: `x[0].y`
  parentheses,  ///< an expression or a query, or the joins of a FROM, in parentheses
  row,          ///< several expressions in parentheses; none in GROUPING SETS (())
  unary,        ///< `token_kind`
  binary,       ///< `token_kind`: two operands, or one operand in front of its operator
  quantified,   ///< `token_kind`: expression, query or list: `a > ALL (...)`
  logical,      ///< `logical_and` or `logical_or`
  negation,
  in,        ///< expression, then the list or the query
  between,   ///< three expressions
  like,      ///< LIKE, ILIKE, SIMILAR TO: two or, with ESCAPE, three expressions
  is_test,   ///< IS NULL and similar tests: one expression; IS DISTINCT FROM: two
  overlaps,  ///< two expressions
  exists,    ///< a query
  subquery,  ///< a query in parentheses as a value
  case_value,
  when,
  otherwise,
  cast,      ///< expression, type (or CONVERT's order): `::`, CAST, TRY_CAST, CONVERT
  type,      ///< its range is the type as the text spells it
  typed,     ///< `DATE '...'`, `INTERVAL '1' DAY`: a type and a literal
  call,      ///< name, arguments, then the clauses that modify it
  argument,  ///< of a call, with a name: `a => 1`
  special,   ///< EXTRACT, TRIM, SUBSTRING, OVERLAY, POSITION with words between their arguments
  array,
  collate,
  at_time_zone,
  within_group,
  filter,
  window,  ///< OVER: words, partition_by, order_by, frame; or the name of a window
  partition_by,
  frame,
  // queries
  query,          ///< with, then the rows, then order_by, limit and so on
  with,           ///< `1` if RECURSIVE
  cte,            ///< name, column_list, query or another statement
  set_operation,  ///< `keyword` of the operation cut to a byte: see `set_kind`
  select,         ///< all its clauses
  values,
  top,
  distinct_on,
  item,  ///< of a SELECT: an expression and its name; a column_list of what EXCLUDE takes out, of this item and those
         ///< before
  into,
  from,
  relation,        ///< of a FROM: its name, which may walk into a SUPER value; subscripts, then an alias
  derived,         ///< a query and its alias
  table_function,  ///< a call and its alias
  unpivot_value,   ///< UNPIVOT of an object in FROM
  join,            ///< `join_kind`: two tables, then on or using
  on,
  using_columns,
  pivot,    ///< the table, calls, the column, the values, an alias
  unpivot,  ///< the table, a name, a name, the columns, an alias
  where,
  connect_by,
  group_by,
  grouping_sets,
  having,
  qualify,
  window_names,
  order_by,
  order_item,
  limit,
  offset,
  locking,
  // definitions
  column_definition,  ///< name, type, attributes
  attribute,          ///< `attribute_kind`, of a column or of a table
  constraint,         ///< `attribute_kind`, of a table: names of columns, relation, names of columns
  like_table,
  // changes
  assignment,   ///< the column, then its value
  when_clause,  ///< of MERGE
  option,       ///< of COPY and UNLOAD: its word, its values
};

/// Whether the first child of a node is the operand to its left. Such nodes form chains (`a + b + c`, `a::int::text`)
/// of any length, each in the left operand of the next, so whoever walks over them needs a loop.
constexpr bool continues_left(node_kind kind) {
  switch (kind) {
    case node_kind::binary:
    case node_kind::logical:
    case node_kind::quantified:
    case node_kind::in:
    case node_kind::between:
    case node_kind::like:
    case node_kind::is_test:
    case node_kind::overlaps:
    case node_kind::cast:
    case node_kind::collate:
    case node_kind::at_time_zone:
      return true;
    default:
      return false;
  }
}

enum class logical : std::uint8_t { conjunction, disjunction };
enum class set_kind : std::uint8_t { union_rows, union_all, intersect, except };
enum class join_kind : std::uint8_t { inner, left, right, full, cross };
enum class attribute_kind : std::uint8_t {
  not_null,
  null,
  default_value,
  identity,
  encode,
  distkey,
  sortkey,
  interleaved_sortkey,
  sortkey_auto,
  collate,
  primary_key,
  unique,
  foreign_key,  ///< REFERENCES of a column
  check,
  backup,
  diststyle,
  auto_refresh,
  other,
};

/// A node knows its tokens, its first child and its next sibling by their positions; 0 is none. Children stand in the
/// order of the text and before their parent in the array, so the last node is the root.
struct node {
  node_kind kind = node_kind::none;
  std::uint16_t detail = 0;
  std::uint32_t first{}, last{};  ///< tokens, the last one not included
  std::uint32_t child{}, next{};

  [[nodiscard]] constexpr bool is(node_kind k) const { return kind == k; }
};

/// A growing list of nodes. It has room for a text from the start.
class node_list {
 public:
  constexpr explicit node_list(std::size_t capacity) : items_{new node[capacity]}, capacity_{capacity} {}
  constexpr node_list(node_list&& other) noexcept
      : items_{other.items_}, size_{other.size_}, capacity_{other.capacity_} {
    other.items_ = nullptr;
  }
  node_list(node_list const&) = delete;
  node_list& operator=(node_list const&) = delete;
  constexpr ~node_list() { delete[] items_; }

  constexpr void push_back(node const& n) {
    if (size_ == capacity_) grow();
    items_[size_++] = n;
  }
  constexpr node& operator[](std::size_t i) { return items_[i]; }
  [[nodiscard]] constexpr node const* begin() const { return items_; }
  [[nodiscard]] constexpr std::size_t size() const { return size_; }

 private:
  constexpr void grow() {
    node* const more = new node[2 * capacity_];
    for (std::size_t i = 0; i < size_; ++i) more[i] = items_[i];
    delete[] items_;
    items_ = more;
    capacity_ *= 2;
  }

  node* items_;
  std::size_t size_ = 0;
  std::size_t capacity_;
};

/// The data of an `object` besides its name; the marks are those of a `relation_use`.
struct object_detail {
  static constexpr std::uint16_t temporary = 0x100;
  static constexpr std::uint16_t optional = 0x200;
  static constexpr std::uint16_t contents = 0x400;
  static constexpr std::uint16_t pack(usage how, object_kind kind) {
    return static_cast<std::uint16_t>(static_cast<unsigned>(how) << 5 | static_cast<unsigned>(kind));
  }
  static constexpr usage usage_of(std::uint16_t detail) { return static_cast<usage>((detail & 0xe0) >> 5); }
  static constexpr object_kind kind_of(std::uint16_t detail) { return static_cast<object_kind>(detail & 0x1f); }
};

/// The maximum nesting of a statement, counted in calls of the parser. It keeps the parser within the compilers'
/// default depth of constant evaluation (512 calls), with room for the caller. It suffices for 100 nested parentheses,
/// 80 CASE or 50 queries.
inline constexpr std::uint32_t max_nesting = 440;

/// A view of a tree whose nodes and tokens another object owns.
struct tree_view {
  node const* nodes = nullptr;
  std::uint32_t root = 0;
  token_range tokens{};
  fault error{};

  constexpr node const& operator[](std::uint32_t i) const { return nodes[i]; }
  [[nodiscard]] constexpr token const& first_token(std::uint32_t i) const { return tokens[nodes[i].first]; }
  [[nodiscard]] constexpr token_range range(std::uint32_t i) const {
    return tokens.subrange(nodes[i].first, nodes[i].last);
  }
  /// The first child of this kind, or 0.
  [[nodiscard]] constexpr std::uint32_t find(std::uint32_t parent, node_kind kind) const {
    std::uint32_t i = nodes[parent].child;
    while (i != 0 && nodes[i].kind != kind) i = nodes[i].next;
    return i;
  }
  /// 0 if there is none, or a fault.
  [[nodiscard]] constexpr std::uint32_t first_statement() const { return root == 0 ? 0 : nodes[root].child; }
  constexpr explicit operator bool() const { return error.code == fault_code::none; }
};

}  // namespace strata::sql
