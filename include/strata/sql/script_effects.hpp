// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/builtin_names.hpp>
#include <strata/sql/detail/name_table.hpp>

/// What a script does with names, seen from outside. Its statements run one after the other: a name that the script
/// creates itself needs no other creator, and a name that it drops again is not there for others.
namespace strata::sql {

/// What names without a schema or a database mean when the script begins.
struct name_context {
  identifier database{};
  identifier schema{"public"};
  bool case_sensitive = false;  ///< of quoted names: enable_case_sensitive_identifier
};

/// How a name is used that something else creates.
struct name_need {
  bool strict = true;    ///< it must be there; nothing that Strata does not know can have created it
  bool lasting = false;  ///< it is used as long as what uses it is there
  bool fills = false;    ///< what it stands for changes, so that readers wait
  bool reads = true;     ///< with what fills it
};

enum class name_fate : std::uint8_t {
  used,      ///< it is there before and after
  created,   ///< it must not be there before
  ensured,   ///< it may be there before, and is there after: IF NOT EXISTS, OR REPLACE, DROP IF EXISTS and CREATE
  replaced,  ///< it is there before, and another one after: DROP and CREATE
  removed,   ///< it is there before, and not after
  removed_if_present,  ///< it may be there before, and is not after
  own,                 ///< it is there neither before nor after
};

struct name_effect {
  object_kind kind{};  ///< `relation` for all of its kinds
  object_name name{};  ///< as the script spells it; a relation's schema may be missing
  name_fate fate{};
  bool opens = false;  ///< a new schema or database whose contents come from elsewhere
  bool needed = false;
  bool needs_itself = false;  ///< CREATE VIEW v AS SELECT ... FROM v: it would have to be there before
  name_need need{.strict = false, .reads = false};
};

struct script_effects {
  core::sequence<name_effect> names{};            ///< in the order of the text
  core::sequence<object_name> protected_names{};  ///< relations to which it attaches policies
  core::sequence<object_name> granted_names{};    ///< relations whose privileges it grants; schemas have no name
  core::sequence<object_name> whole_schemas{};    ///< schemas that it needs with all their relations
  bool only_grants = true;                        ///< it has no other statements
};

namespace detail {

class effect_finder {
 public:
  constexpr explicit effect_finder(name_context const& context) : context_{context} {}

  constexpr void read(relation_use const& use) {
    if (use.statement != statement_) {
      statement_ = use.statement;
      made_ = nothing;
      makes_view_ =
          use.how == usage::creates && (use.kind == object_kind::view || use.kind == object_kind::materialized_view);
      sets_path_ = false;
    }
    if (use.kind == object_kind::search_path) return set_path(use);
    if (use.kind == object_kind::other || use.temporary) return;
    if (use.how != usage::grants && use.how != usage::refers) result_.only_grants = false;
    bool const is_qualified = scope_of(use.kind) != name_scope::schema || !use.name.schema.empty();
    object_name name = use.name;
    if (!is_qualified && !path_.empty()) name.schema = path_.front();
    std::uint32_t const at = place_of(use.kind, name);
    // of a path with several schemas, only the database knows which one a name is in
    bool const is_known = is_qualified || path_.size() <= 1;
    if (use.how == usage::creates)
      created(at, use, is_known);
    else if (use.how == usage::drops)
      dropped(at, use, is_known);
    else
      used(at, use, is_known);
    // a procedure can do anything, and USE changes the database of the names behind it
    if (use.how == usage::reads && (use.kind == object_kind::procedure || use.kind == object_kind::database))
      anything_happened_ = true;
  }
  constexpr script_effects take() && { return static_cast<script_effects&&>(result_); }

 private:
  constexpr name_effect& at(std::uint32_t i) { return result_.names[i]; }
  [[nodiscard]] static constexpr bool is_there(name_fate fate) {
    return fate == name_fate::created || fate == name_fate::ensured || fate == name_fate::replaced;
  }

  constexpr void created(std::uint32_t i, relation_use const& use, bool is_known) {
    name_fate& fate = at(i).fate;
    if (at(i).needed && at(i).need.strict) return;  // it must have been there
    // a function can have namesakes with other arguments
    bool const is_routine = use.kind == object_kind::function || use.kind == object_kind::procedure;
    bool const certain = !use.optional && !is_routine && is_known && !anything_happened_;
    if (fate == name_fate::removed)
      fate = name_fate::replaced;
    else if (fate == name_fate::removed_if_present)
      fate = name_fate::ensured;
    else if (!is_there(fate))
      fate = certain ? name_fate::created : name_fate::ensured;
    if (certain) made_ = i;
    at(i).opens = at(i).opens || use.contents;
    if (scope_of(use.kind) == name_scope::schema && !use.name.schema.empty())
      need(place_of(object_kind::schema, {use.name.database, {}, use.name.schema}), {.lasting = true, .reads = false});
  }
  constexpr void dropped(std::uint32_t i, relation_use const& use, bool is_known) {
    name_fate& fate = at(i).fate;
    bool const certain = !use.optional && is_known && !anything_happened_;
    if (fate == name_fate::created)
      fate = name_fate::own;
    else if (fate == name_fate::used)
      fate = certain || at(i).need.strict ? name_fate::removed : name_fate::removed_if_present;
    else if (fate == name_fate::replaced)
      fate = name_fate::removed;
    else if (fate == name_fate::ensured)
      fate = name_fate::removed_if_present;
  }
  constexpr void used(std::uint32_t i, relation_use const& use, bool is_known) {
    object_name const name = at(i).name;
    bool const is_schema = use.kind == object_kind::schema;
    if (use.how == usage::protects) result_.protected_names.push_back(name);
    if (use.how == usage::grants && is_relation(use.kind)) result_.granted_names.push_back(name);
    if (use.how == usage::grants && is_schema && use.contents)
      result_.granted_names.push_back({name.database, name.name, {}});
    if (is_schema && use.contents) result_.whole_schemas.push_back(name);
    bool const changes = use.how == usage::writes || use.how == usage::alters;
    bool const is_strict = !use.optional && is_known;
    bool const is_lasting = makes_view_ || use.foreign_key || (use.how == usage::refers && stays_named(use.kind));
    if (i == made_ && use.how == usage::reads && is_relation(use.kind) && !use.foreign_key) at(i).needs_itself = true;
    need(i, {.strict = is_strict, .lasting = is_lasting, .fills = changes, .reads = !changes});
  }
  /// Whether what a statement says about a name of this kind stays in the catalog.
  static constexpr bool stays_named(object_kind kind) {
    return kind == object_kind::role || kind == object_kind::user || kind == object_kind::group ||
           kind == object_kind::masking_policy || kind == object_kind::rls_policy;
  }
  constexpr void need(std::uint32_t i, name_need const& how) {
    name_effect& effect = at(i);
    if (effect.fate != name_fate::used) return;
    effect.needed = true;
    effect.need.strict = effect.need.strict || (how.strict && !anything_happened_);
    effect.need.lasting = effect.need.lasting || how.lasting;
    effect.need.fills = effect.need.fills || how.fills;
    effect.need.reads = effect.need.reads || how.reads;
  }

  constexpr void set_path(relation_use const& use) {
    if (!sets_path_) path_.clear();
    sets_path_ = true;
    if (use.how == usage::alters && use.name.name.text != "$user") path_.push_back(use.name.name);
  }

  /// The position of a name. `a` and `public.a` are one.
  constexpr std::uint32_t place_of(object_kind kind, object_name name) {
    if (is_relation(kind)) kind = object_kind::relation;
    object_name const full = completed(kind, name);
    std::uint64_t const hash = fnv_step(sql::hash(full), static_cast<char>(kind));
    std::uint32_t const* const known = places_.find(hash, [&](std::uint32_t i) {
      object_name const other = completed(kind, at(i).name);
      return at(i).kind == kind && same(other.name, full.name) && same(other.schema, full.schema) &&
             same(other.database, full.database);
    });
    if (known != nullptr) return *known;
    auto const place = static_cast<std::uint32_t>(result_.names.size());
    places_.add(hash, place);
    result_.names.push_back({kind, name});
    return place;
  }
  [[nodiscard]] constexpr object_name completed(object_kind kind, object_name name) const {
    if (scope_of(kind) == name_scope::warehouse) return {{}, {}, name.name};
    if (scope_of(kind) == name_scope::schema && name.schema.empty()) name.schema = context_.schema;
    if (name.database.empty()) name.database = context_.database;
    return name;
  }
  [[nodiscard]] constexpr bool same(identifier a, identifier b) const { return equal(a, b, context_.case_sensitive); }

  name_context context_;
  script_effects result_{};
  name_table<std::uint32_t> places_{};
  core::sequence<identifier> path_{};  ///< as the script sets it
  static constexpr std::uint32_t nothing = ~std::uint32_t{0};
  std::uint32_t statement_ = nothing;
  std::uint32_t made_ = nothing;  ///< what the statement creates
  bool sets_path_ = false, makes_view_ = false;
  bool anything_happened_ = false;
};

}  // namespace detail

/// The effects of statements with these uses, each name once. What a name means behind a CALL, or behind USE, is
/// unknown; a search path that the script sets is known if it has one schema.
constexpr script_effects effects_of(relation_use const* first, relation_use const* last, name_context const& context) {
  detail::effect_finder finder{context};
  for (; first != last; ++first) finder.read(*first);
  return static_cast<detail::effect_finder&&>(finder).take();
}

}  // namespace strata::sql
