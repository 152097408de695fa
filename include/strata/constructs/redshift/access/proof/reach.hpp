// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/access/proof/view_reads.hpp>
#include <strata/constructs/redshift/shared_columns.hpp>

/// Which columns' values come to a principal: through the relations that it reads, and through all that these are made
/// of. A view reads with the privileges of its owner, and what policies hide is hidden from who reads the view
/// (https://docs.aws.amazon.com/redshift/latest/dg/t_rls_usage.html,
/// https://docs.aws.amazon.com/redshift/latest/dg/t_ddm-considerations.html). What a table or a materialized view has
/// stored is there for all of its readers.
namespace strata::access {

/// The way of values to a principal, from the relation that it reads.
struct access_path {
  std::uint32_t grant = nowhere;            ///< the construct that lets it read the relation
  core::sequence<std::uint32_t> columns{};  ///< the nodes, from the one that it reads to the one in question
};

class reached {
 public:
  constexpr reached(facts const& of, flow::data_flow const& flow, std::uint32_t principal)
      : facts_{&of}, flow_{&flow}, session_{of, principal} {
    std::size_t const nodes = flow.node_count(), relations = flow.relation_count();
    states_ = core::sequence<state>::filled(2 * nodes, {});
    runs_ = core::sequence<core::tribool>::filled(relations, core::tribool::yes);
    rows_ = core::sequence<bounds>::filled(relations, {});
    runs_asked_ = rows_asked_ = core::sequence<char>::filled(relations, 0);
    reads_at_ = core::sequence<std::uint32_t>::filled(relations, nowhere);
    for (core::tribool each : of.rls) filtered_ = filtered_ || each != core::tribool::no;
    for (std::uint32_t r = 0; r < flow.relation_count(); ++r)
      if (flow.table().is_relation(r) && flow.table().owner_of(r) == session_.warehouse()) begin(r);
    begin_shares();
    for (std::size_t next = 0; next < open_.size(); ++next) {
      states_[open_[next]].queued = false;
      follow(open_[next]);
    }
    hides_ = filtered_ || !of.masks.empty() || session_.may_do_anything();
    if (!hides_) return;
    shown_ = masks_ = core::sequence<bounds>::filled(nodes, certainly(column_access::full));
    masks_asked_ = core::sequence<char>::filled(nodes, 0);
    for (std::uint32_t n = 0; n < nodes; ++n)
      if (std::uint32_t const r =
              states_[std::size_t{2} * n].best.most == column_access::none ? nowhere : flow.relation_at(n);
          r != nowhere && is_view(r))
        shown_[n] = live_rows_of(r).within(masks_at(n));
  }

  [[nodiscard]] constexpr session const& who() const { return session_; }
  [[nodiscard]] constexpr bounds at(std::size_t node) const {
    bounds live = states_[2 * node].best;
    bounds const& stored = states_[2 * node + 1].best;
    if (hides_) live = live.within(shown_[node]);
    return {live.least < stored.least ? stored.least : live.least, live.most < stored.most ? stored.most : live.most};
  }
  [[nodiscard]] constexpr access_path path_to(std::uint32_t node) const {
    access_path result;
    std::uint32_t const live = 2 * node, stored = live + 1;
    std::uint32_t at = states_[live].best.most < states_[stored].best.most ? stored : live;
    core::sequence<std::uint32_t> back;
    for (std::size_t steps = 0; steps < states_.size(); ++steps) {
      back.push_back(at / 2);
      if (states_[at].from.state == nowhere) break;
      at = states_[at].from.state;
    }
    result.grant = states_[at].from.grant;
    for (std::size_t k = back.size(); k > 0; --k) result.columns.push_back(back[k - 1]);
    return result;
  }

 private:
  struct origin {
    std::uint32_t state = nowhere;  ///< where the values go to
    std::uint32_t grant = nowhere;
  };

  /// What the principal sees of a column, and by which way.
  struct state {
    bounds best{};
    origin from{};
    bool queued = false;
  };

  /// Values of a column, at query time or as they are stored.
  constexpr void reach(std::uint32_t node, bool stored, bounds level, origin const& by) {
    std::uint32_t const at = 2 * node + (stored ? 1 : 0);
    state& known = states_[at];
    bool const more = known.best.least < level.least || known.best.most < level.most;
    if (!more) return;
    if (known.best.most < level.most) known.from = by;
    if (known.best.least < level.least) known.best.least = level.least;
    if (known.best.most < level.most) known.best.most = level.most;
    if (known.queued) return;
    known.queued = true;
    open_.push_back(at);
  }
  static constexpr bounds allowed(bounds level, core::tribool may) {
    if (may == core::tribool::no) return {};
    if (may == core::tribool::unknown) level.least = column_access::none;
    return level;
  }
  [[nodiscard]] constexpr std::uint64_t hash_at(std::uint32_t r, std::uint32_t node) const {
    std::uint32_t const column = node - flow_->first_node(r);
    stack_columns const has = flow_->columns_of(r);
    return column < has.count ? has.columns[column].hash : 0;
  }

  /// The columns of a relation of the principal's own warehouse.
  constexpr void begin(std::uint32_t r) {
    permission const whole = session_.may(privilege::select, r);
    if (whole.answer == core::tribool::no && !session_.has_column_grants(r)) return;
    std::uint32_t const last = flow_->node_of({r, sql::any_column});
    for (std::uint32_t n = flow_->first_node(r); n <= last; ++n) {
      if (n == last && flow_->knows_columns(r)) break;
      std::uint64_t const column = hash_at(r, n);
      permission may = whole;
      if (whole.answer != core::tribool::yes && n != last) may = session_.may(privilege::select, r, column);
      if (may.answer == core::tribool::no) continue;
      bounds level = allowed(allowed(session_.level_at(r, column), runs(r)), may.answer);
      if (n == last) level.least = column_access::none;
      reach(n, false, level, {nowhere, may.resource});
    }
  }

  /// What the databases of datashares hold. A consumer reads nothing that has policies of rows, unless these are not
  /// for datashares, and nothing that has masks.
  constexpr void begin_shares() {
    flow::constructs_by_kind const& sql = *flow_->table().of;
    for (std::uint32_t i = 0; i < sql.size; ++i) {
      redshift_share_database_base const* const made = sql.share_databases[i];
      if (made == nullptr || made->owner().id != session_.warehouse() || made->share() == nullptr) continue;
      bool here = false;
      for (std::uint32_t s = 0; s < sql.size; ++s) here = here || sql.shares[s] == made->share();
      permission const usage = session_.may_use_database({made->name(), true});
      if (!here || usage.answer == core::tribool::no) continue;
      for (flow::reached_columns::root const& root : flow::roots_of(*flow_, *made->share()))
        begin_shared(*made, root, usage);
    }
  }
  constexpr void begin_shared(redshift_share_database_base const& database, flow::reached_columns::root const& root,
                              permission may) {
    std::uint32_t const r = flow_->relation_at(root.node);
    if (r == nowhere) return;
    if (database.has_permissions()) {
      permission const own =
          session_.may_in_database(privilege::select, {database.name(), true}, flow_->table().name_of(r));
      may.answer = may.answer && own.answer;
      may.resource = own.resource;
    }
    bounds level = allowed(for_consumers(r, root.node), may.answer);
    if (!root.certain || !flow_->is_column(root.node)) level.least = column_access::none;
    reach(root.node, false, level, {nowhere, may.resource});
  }
  [[nodiscard]] constexpr bounds for_consumers(std::uint32_t r, std::uint32_t node) const {
    bounds result = certainly(column_access::full);
    if (facts_->rls_for_datashares[r] != 0) {
      if (facts_->rls[r] == core::tribool::yes) return {};
      if (facts_->rls[r] == core::tribool::unknown) result.least = column_access::none;
    }
    if (facts_->masks_for_datashares[r] != 0 && session_.is_masked_for_anyone(r, hash_at(r, node))) return {};
    if (facts_->is_unread(flow_->table().owner_of(r))) result.least = column_access::none;
    return result;
  }

  [[nodiscard]] constexpr bool is_kind(std::uint32_t r, sql::object_kind kind) const {
    flow::constructs_by_kind const& sql = *flow_->table().of;
    return r < sql.size && sql.relations[r] != nullptr && sql.relations[r]->kind() == kind;
  }
  [[nodiscard]] constexpr bool is_view(std::uint32_t r) const { return is_kind(r, sql::object_kind::view); }
  /// A view of custom SQL, or one that only exists, may be read in both ways.
  [[nodiscard]] constexpr bool may_be_view(std::uint32_t r) const {
    return r >= flow_->table().of->size || facts_->is_existing(r);
  }
  [[nodiscard]] constexpr bool binds_late(std::uint32_t r) const {
    sql::tree_view const& tree = flow_->table().of->parsed_relations[r]->tree;
    std::uint32_t const statement = tree.first_statement();
    return statement != 0 && sql::has_word(tree, statement, sql::kw_binding);
  }

  constexpr void follow(std::uint32_t at) {
    std::uint32_t const node = at / 2;
    bool const stored = at % 2 != 0;
    bounds const level = states_[at].best;
    std::uint32_t const r = flow_->relation_at(node);
    flow_->each_source(node, [&](std::uint32_t from, sql::derivation how, bool sure, missing_knowledge const&) {
      if (how == sql::derivation::condition) return;
      bounds more = level;
      if (!sure) more.least = column_access::none;
      std::uint32_t const source = flow_->relation_at(from);
      bool const queries = !stored && r != nowhere && source != nowhere && (is_view(r) || may_be_view(r));
      if (!queries) return reach(from, true, more, {at, nowhere});
      if (may_be_view(r)) reach(from, true, {column_access::none, more.most}, {at, nowhere});
      read_through(r, source, from, more, at);
    });
  }
  constexpr void read_through(std::uint32_t view, std::uint32_t source, std::uint32_t from, bounds level,
                              std::uint32_t at) {
    if (flow_->table().owner_of(source) == session_.warehouse())
      level = allowed(level.within(session_.level_at(source, hash_at(source, from))), runs(source));
    else
      level = level.within(for_consumers(source, from));
    if (is_view(view)) level = level.within(limit_of(view, source));
    if (may_be_view(view)) level.least = column_access::none;
    reach(from, false, level, {at, nowhere});
  }
  /// Calls `use(relation, column)` for what a view reads.
  constexpr void each_read(std::uint32_t view, auto use) const {
    stack_columns const has = flow_->columns_of(view);
    for (std::uint32_t s = 0; s < has.first_other + has.other_count; ++s) {
      stack_column_source const& source = has.sources[s];
      if (!flow_->table().is_relation(source.resource) || source.resource == view) continue;
      bool const known = source.column != sql::any_column;
      use(source.resource, known ? hash_at(source.resource, flow_->node_of({source.resource, source.column})) : 0);
    }
  }
  /// Whether a query of a relation has the privileges that it needs beside SELECT: a view's owner has to read all that
  /// the view reads (https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_VIEW.html). Who reads a late-binding view
  /// finds its relations by their names, and who reads a materialized view needs USAGE on the schemas of what it is
  /// made of (https://docs.aws.amazon.com/redshift/latest/dg/materialized-view-query.html).
  constexpr core::tribool runs(std::uint32_t r) {
    bool const is_stored = is_kind(r, sql::object_kind::materialized_view);
    if (!is_view(r) && !is_stored) return core::tribool::yes;
    if (runs_asked_[r] != 0) return runs_[r];
    runs_asked_[r] = 1;
    bool const by_name = is_stored || binds_late(r);
    core::tribool result = core::tribool::yes;
    each_read(r, [&](std::uint32_t source, std::uint64_t column) {
      core::tribool const owner = owner_may_read(r, source, column);
      result = result && (is_stored && owner == core::tribool::no ? core::tribool::unknown : owner);
      if (!is_stored) result = result && runs(source);
      if (by_name && flow_->table().owner_of(source) == session_.warehouse() && result == core::tribool::yes &&
          session_.may_use(flow_->table().name_of(source).schema, flow_->table().database_of(source)).answer !=
              core::tribool::yes)
        result = core::tribool::unknown;
    });
    return runs_[r] = result;
  }

  // ---- rows that policies take

  /// What a view reads, with the rows of all of it asked for.
  constexpr view_reads const& reads_of(std::uint32_t view) {
    if (reads_at_[view] == nowhere) {
      reads_at_[view] = static_cast<std::uint32_t>(reads_.size());
      reads_.push_back(view_reads{flow_->table(), view});
    }
    for (std::size_t k = 0; k < reads_[reads_at_[view]].size(); ++k)
      if (std::uint32_t const r = reads_[reads_at_[view]][k]; r != nowhere) live_rows_of(r);
    return reads_[reads_at_[view]];
  }
  /// What a query of a view finds of the rows of a relation that it reads, beside what the relation's own policies
  /// take: where a join needs rows of another relation, those that this one lacks are missing.
  constexpr bounds limit_of(std::uint32_t view, std::uint32_t source) {
    if (!filtered_) return certainly(column_access::full);
    view_reads const& of = reads_of(view);
    if (of.is_known()) return of.limit_of(source, [this](std::uint32_t r) { return rows_[r]; });
    bounds result = certainly(column_access::full), rows = result;
    std::uint32_t first = nowhere;
    bool several = false;
    each_read(view, [&](std::uint32_t read, std::uint64_t) {
      several = several || (first != nowhere && first != read);
      first = read;
      rows = rows.within(live_rows_of(read));
    });
    if (several) result.least = rows.least;
    return result;
  }
  /// The rows of a relation that the principal finds in a query, through views.
  constexpr bounds live_rows_of(std::uint32_t r) {
    if (!filtered_) return certainly(column_access::full);
    if (rows_asked_[r] != 0) return rows_[r];
    rows_asked_[r] = 1;
    bool const is_here = flow_->table().owner_of(r) == session_.warehouse();
    rows_[r] = is_here ? session_.rows_of(r) : consumed_rows_of(r);
    if (!is_view(r)) return rows_[r];
    bounds inner = certainly(column_access::full);
    bool found = false;
    each_read(r, [&](std::uint32_t source, std::uint64_t) {
      bounds const one = live_rows_of(source);
      if (!found || one.least < inner.least) inner.least = one.least;
      if (!found || inner.most < one.most) inner.most = one.most;
      found = true;
    });
    view_reads const& of = reads_of(r);
    if (of.is_known()) inner = of.rows([this](std::uint32_t source) { return rows_[source]; });
    return rows_[r] = allowed(rows_[r].within(inner), runs(r));
  }
  [[nodiscard]] constexpr bounds consumed_rows_of(std::uint32_t r) const {
    if (facts_->rls_for_datashares[r] == 0 || facts_->rls[r] == core::tribool::no)
      return certainly(column_access::full);
    return {column_access::none, facts_->rls[r] == core::tribool::yes ? column_access::none : column_access::full};
  }
  /// What the masks of the columns that a view's column is made of leave of it, in a query of the principal.
  constexpr bounds masks_at(std::uint32_t node) {
    std::uint32_t const r = flow_->relation_at(node);
    if (r == nowhere || !is_view(r) || masks_asked_[node] != 0) return masks_[node];
    masks_asked_[node] = 1;
    bounds sources = certainly(column_access::none);
    bool found = false;
    flow_->each_source(node, [&](std::uint32_t from, sql::derivation how, bool, missing_knowledge const&) {
      std::uint32_t const source = flow_->relation_at(from);
      if (how == sql::derivation::condition || source == nowhere) return;
      bounds const one = session_.mask_of(source, hash_at(source, from)).within(masks_at(from));
      if (!found || one.least < sources.least) sources.least = one.least;
      if (!found || sources.most < one.most) sources.most = one.most;
      found = true;
    });
    if (found) masks_[node] = sources;
    return masks_[node];
  }
  [[nodiscard]] constexpr core::tribool owner_may_read(std::uint32_t view, std::uint32_t source,
                                                       std::uint64_t column) const {
    if (facts_->owner[view] == nowhere)
      return facts_->owner_is_certain[view] != 0 ? core::tribool::yes : core::tribool::unknown;
    return session{*facts_, facts_->owner[view]}.may(privilege::select, source, column).answer;
  }

  facts const* facts_;
  flow::data_flow const* flow_;
  session session_;
  core::sequence<state> states_{};  ///< of each column, twice: at query time, and stored
  // of each relation that was asked for
  core::sequence<core::tribool> runs_{};
  core::sequence<char> runs_asked_{};
  core::sequence<bounds> rows_{};
  core::sequence<char> rows_asked_{};
  core::sequence<std::uint32_t> reads_at_{};  ///< of each view: where `reads_` has what it reads
  core::sequence<view_reads> reads_{};
  bool filtered_ = false;           ///< whether any relation has row-level security
  bool hides_ = false;              ///< whether any rows or values may be hidden
  core::sequence<bounds> shown_{};  ///< of each column of a view: what those that it is made of leave of it
  core::sequence<bounds> masks_{};
  core::sequence<char> masks_asked_{};
  core::sequence<std::uint32_t> open_{};
};

}  // namespace strata::access
