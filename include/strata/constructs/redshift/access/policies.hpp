// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/access/granted_object.hpp>
#include <strata/constructs/redshift/custom_sql.hpp>
#include <strata/sql/policy_definition.hpp>

/// Policies of row-level security and of dynamic data masking, and their attachments to relations
/// (https://docs.aws.amazon.com/redshift/latest/dg/t_rls.html,
/// https://docs.aws.amazon.com/redshift/latest/dg/t_ddm.html).
namespace strata {

/// A policy from one CREATE RLS POLICY or CREATE MASKING POLICY. Strata resolves its expression: the columns of WITH,
/// those of lookup tables, and their types. An update changes the expression in place. It is dropped when it leaves the
/// stack. Errors: E0440, and those of SQL: E0104, E0105, E0401 to E0411.
class redshift_policy_base : public redshift_custom_sql_base {
 public:
  constexpr redshift_policy_base(std::string_view id_, any_warehouse const& workgroup, sql::object_kind kind,
                                 sql_source const& text, std::string_view database, core::source_line line_)
      : redshift_custom_sql_base{id_, workgroup, {.create = text, .database = database}, line_}, kind_{kind} {
    detail::sql_parse const read{source()};
    for (sql::relation_use const& use : read.view())
      if (use.how == sql::usage::creates && use.kind == kind_ && name_.empty()) name_ = use.name.name;
  }

  [[nodiscard]] constexpr sql::object_kind kind() const { return kind_; }
  [[nodiscard]] constexpr sql::identifier const& name() const { return name_; }
  [[nodiscard]] constexpr sql::grantee_kind as_grantee() const {
    return kind_ == sql::object_kind::rls_policy ? sql::grantee_kind::rls_policy : sql::grantee_kind::masking_policy;
  }
  /// Calls `use(name)` for each column that the policy reads.
  constexpr void each_column(auto use) const {
    detail::sql_parse const read{source()};
    sql::tree_view const tree = read.view().tree;
    for (auto const& input : sql::policy_definition_of(tree, tree.first_statement()).inputs) use(input.name);
  }
  /// A policy that reads a lookup table gets SELECT on it: `grant<"Id">(privilege::select, lookup, policy)`.
  constexpr operator grantee() const { return {as_grantee(), *this, name_.text}; }

  constexpr void describe(core::describer& out) const { describe(out, detail::sql_parse{source()}.view()); }
  constexpr void describe(core::describer& out, parsed_sql const& create) const {
    redshift_custom_sql_base::describe(out, create);
    out.mark(detail::says_access);
    out.require(!name_.empty() && create.statements() == 1, errors::E0440,
                kind_ == sql::object_kind::rls_policy ? "CREATE RLS POLICY" : "CREATE MASKING POLICY");
  }
  constexpr void expand(auto& out) const {
    detail::statement_scripts scripts;
    std::string_view const words = kind_ == sql::object_kind::rls_policy ? "RLS POLICY " : "MASKING POLICY ";
    scripts.create.alone(source().text());
    scripts.update.alone(cfn::concat("ALTER ", words, detail::sql_name(name_), " ", expression()));
    scripts.delete_.alone(cfn::concat("DROP ", words, detail::sql_name(name_)));
    expand_statement(out, "Custom::RedshiftPolicy", scripts);
  }

 private:
  /// USING and what follows.
  [[nodiscard]] constexpr std::string_view expression() const {
    std::size_t at = source().text().size();
    std::size_t open = 0;
    bool found = false;
    source().for_each_token([&](sql::token const& t) {
      if (t.is(sql::token_kind::left_parenthesis)) ++open;
      if (t.is(sql::token_kind::right_parenthesis)) --open;
      if (found || open != 0 || !t.is(sql::kw_using)) return;
      found = true;
      at = t.offset;
    });
    return source().text().substr(at);
  }

  sql::object_kind kind_;
  sql::identifier name_{};
};

/// A policy of row-level security.
class redshift_rls_policy_base : public redshift_policy_base {
 public:
  using redshift_policy_base::redshift_policy_base;
};
/// A masking policy.
class redshift_masking_policy_base : public redshift_policy_base {
 public:
  using redshift_policy_base::redshift_policy_base;
};

template <core::fixed_string Id>
struct redshift_rls_policy : redshift_rls_policy_base {
  constexpr redshift_rls_policy(any_warehouse const& workgroup, sql_source const& text, std::string_view database,
                                core::source_line line_)
      : redshift_rls_policy_base{Id.view(), workgroup, sql::object_kind::rls_policy, text, database, line_} {}
};
template <core::fixed_string Id>
struct redshift_masking_policy : redshift_masking_policy_base {
  constexpr redshift_masking_policy(any_warehouse const& workgroup, sql_source const& text, std::string_view database,
                                    core::source_line line_)
      : redshift_masking_policy_base{Id.view(), workgroup, sql::object_kind::masking_policy, text, database, line_} {}
};

struct masking_options {
  std::string_view inputs{};  ///< the columns that the policy reads, in its order; empty: those that it masks
  int priority = 0;           ///< the highest one of a column counts; two policies of a column have different ones
};

/// A policy attached to a relation, or to columns of it, for principals. Privileges on the relation are granted after
/// it. It is detached when it leaves the stack. Errors: E0104, E0105 for the same attachment twice, E0371, E0431,
/// E0433, E0435 to E0437, E0441 to E0445. Sources:
/// https://docs.aws.amazon.com/redshift/latest/dg/r_ATTACH_RLS_POLICY.html,
/// https://docs.aws.amazon.com/redshift/latest/dg/r_ATTACH_MASKING_POLICY.html
class redshift_policy_attachment_base : public redshift_statement {
 public:
  constexpr redshift_policy_attachment_base(std::string_view id_, any_warehouse const& workgroup,
                                            redshift_policy_base const& policy, granted_object const& to,
                                            grantee_list const& principals, masking_options const& options,
                                            core::source_line line_)
      : redshift_statement{id_, workgroup, policy.database(), line_},
        policy_{&policy},
        object_{to},
        grantees_{principals},
        options_{options} {}

  [[nodiscard]] constexpr redshift_policy_base const& policy() const { return *policy_; }
  [[nodiscard]] constexpr granted_object const& object() const { return object_; }
  [[nodiscard]] constexpr grantee_list const& grantees() const { return grantees_; }
  [[nodiscard]] constexpr bool masks() const { return policy_->kind() == sql::object_kind::masking_policy; }
  [[nodiscard]] constexpr int priority() const { return options_.priority; }
  /// The columns that it masks, and those that the policy reads, as lists.
  [[nodiscard]] constexpr std::string_view outputs() const { return object_.column_list(); }
  [[nodiscard]] constexpr std::string_view inputs() const {
    return options_.inputs.empty() ? object_.column_list() : options_.inputs;
  }
  [[nodiscard]] constexpr sql::identifier schema() const {
    return object_.name().schema.text.empty() ? search_schema() : object_.name().schema;
  }

  constexpr void describe(core::describer& out) const {
    describe_statement(out);
    out.mark(detail::says_access);
    sql::object_name const& name = object_.name();
    out.follows(policy_->id);
    out.require(policy_->owner().id == owner().id, errors::E0436, policy_->id);
    bool const fits = object_.scope() == (masks() ? sql::grant_scope::columns : sql::grant_scope::relation);
    out.require(fits && !object_.is_none(), errors::E0437, object_.handle() ? object_.handle()->id : name.name.text);
    if (object_.handle()) {
      out.follows(object_.handle()->id);
      out.require(object_.handle()->owner().id == owner().id, errors::E0436, object_.handle()->id);
    }
    out.require(!grantees_.empty(), errors::E0433, "grantee");
    detail::require_room(out, grantees_, "grantees");
    if (masks()) {
      check_list(out, outputs());
      check_list(out, inputs());
    }
    if (out.first_problem()) return;
    require_name(out, name.name.text);
    names().needs(out, policy_->kind(), {{}, {}, policy_->name()}, {.lasting = true, .reads = false});
    names().needs(out, sql::object_kind::relation, name, {.lasting = true, .reads = false});
    names().protection(out, core::verb::may_fill, name);
    for (grantee const& each : grantees_) describe_grantee(out, each);
  }
  constexpr void expand(auto& out) const {
    detail::statement_scripts scripts{.changed = detail::name_of(on_change::recreate)};
    scripts.create.alone(statement("ATTACH ", " TO ", true));
    scripts.delete_.alone(statement("DETACH ", " FROM ", false));
    expand_statement(out, "Custom::RedshiftPolicyAttachment", scripts);
  }

 private:
  constexpr void describe_grantee(core::describer& out, grantee const& each) const {
    bool const fits = each.kind() == sql::grantee_kind::role || each.kind() == sql::grantee_kind::user ||
                      each.kind() == sql::grantee_kind::everyone;
    out.require(fits && !each.is_none(), errors::E0435, fits ? each.name() : sql::name_of(each.kind()));
    each.describe(out, names(), owner().id);
    if (!masks()) return describe_one(out, {}, each);
    detail::for_each_part(outputs(), [&](std::string_view column) { describe_one(out, column, each); });
  }
  /// A column has one policy for each principal, and a relation each policy once.
  constexpr void describe_one(core::describer& out, std::string_view column, grantee const& to) const {
    auto writer = out.name(core::verb::creates);
    writer.append(owner().id).append("/").append(database()).append("/").show_from_here();
    writer.append(masks() ? "the mask of " : "the policy ");
    if (!masks()) sql::append_folded(writer, policy_->name()), writer.append(" of ");
    sql::append_folded(writer, schema());
    writer.append(".");
    sql::append_folded(writer, object_.name().name);
    if (masks()) writer.append("."), sql::append_folded(writer, {column, true});
    writer.append(" for ");
    to.append_to(writer);
  }
  static constexpr void check_list(core::describer& out, std::string_view list) {
    detail::for_each_part(list, [&](std::string_view name) {
      out.require(!name.empty(), errors::E0433, "column");
      std::size_t times = 0;
      detail::for_each_part(list, [&](std::string_view other) {
        times += sql::equal(sql::identifier{other, true}, sql::identifier{name, true}) ? 1 : 0;
      });
      out.require(times < 2, errors::E0431, name);
    });
  }
  [[nodiscard]] constexpr cfn::text statement(std::string_view verb, std::string_view to, bool attaches) const {
    cfn::text result = cfn::concat(verb, masks() ? "MASKING POLICY " : "RLS POLICY ", detail::sql_name(policy_->name()),
                                   " ON ", detail::sql_name(sql::object_name{{}, schema(), object_.name().name}));
    if (masks()) result += cfn::concat(" (", detail::sql_names(outputs()), ")");
    if (masks() && attaches && !options_.inputs.empty())
      result += cfn::concat(" USING (", detail::sql_names(options_.inputs), ")");
    result += cfn::concat(to, grantees_.in_sql());
    if (masks() && attaches && options_.priority != 0)
      result += cfn::concat(" PRIORITY ", cfn::decimal(options_.priority));
    return result;
  }

  redshift_policy_base const* policy_;
  granted_object object_;
  grantee_list grantees_;
  masking_options options_;
};

template <core::fixed_string Id>
struct redshift_policy_attachment : redshift_policy_attachment_base {
  constexpr redshift_policy_attachment(any_warehouse const& workgroup, redshift_policy_base const& policy,
                                       granted_object const& to, grantee_list const& principals,
                                       masking_options const& options, core::source_line line_)
      : redshift_policy_attachment_base{Id.view(), workgroup, policy, to, principals, options, line_} {}
};

enum class rls_conjunction : std::uint8_t { all_policies, any_policy };

struct row_level_security_options {
  rls_conjunction conjunction = rls_conjunction::all_policies;  ///< which of the policies a row has to satisfy
  bool for_datashares = true;  ///< also for consumers of datashares, who then read nothing; false: they read all rows
};

/// A property of a relation that a stack sets once, by ALTER TABLE: what its row-level security and the masking for
/// datashares share. Errors: E0104, E0105 for a relation that has it already, E0436, E0437.
class redshift_relation_property_base : public redshift_statement {
 public:
  constexpr redshift_relation_property_base(std::string_view id_, any_warehouse const& workgroup,
                                            granted_object const& of, core::source_line line_)
      : redshift_statement{id_, workgroup, of.database(), line_}, object_{of} {}

  [[nodiscard]] constexpr granted_object const& object() const { return object_; }
  [[nodiscard]] constexpr sql::identifier schema() const {
    return object_.name().schema.text.empty() ? search_schema() : object_.name().schema;
  }

 protected:
  /// @param takes_materialized_views whether ALTER MATERIALIZED VIEW has the property, too
  /// @return whether the object is such a relation
  constexpr bool describe_property(core::describer& out, std::string_view property,
                                   bool takes_materialized_views) const {
    describe_statement(out);
    out.mark(detail::says_access);
    sql::object_name const& name = object_.name();
    bool const fits = object_.scope() == sql::grant_scope::relation && !object_.is_none() &&
                      (takes_materialized_views || object_.kind() != sql::object_kind::materialized_view);
    out.require(fits, errors::E0437, object_.handle() ? object_.handle()->id : name.name.text);
    if (!fits) return false;
    if (object_.handle()) {
      out.follows(object_.handle()->id);
      out.require(object_.handle()->owner().id == owner().id, errors::E0436, object_.handle()->id);
    }
    require_name(out, name.name.text);
    names().needs(out, sql::object_kind::relation, name, {.lasting = true, .reads = false});
    auto writer = out.name(core::verb::creates);
    writer.append(owner().id).append("/").append(database()).append("/").show_from_here();
    writer.append(property).append(" of ");
    sql::append_folded(writer, schema());
    writer.append(".");
    sql::append_folded(writer, name.name);
    return true;
  }
  /// ALTER TABLE and the relation.
  [[nodiscard]] constexpr cfn::text alter() const {
    return cfn::concat(
        object_.kind() == sql::object_kind::materialized_view ? "ALTER MATERIALIZED VIEW " : "ALTER TABLE ",
        detail::sql_name(sql::object_name{{}, schema(), object_.name().name}));
  }

 private:
  granted_object object_;
};

/// Row-level security of a relation: who has no policy on it sees no rows. It is turned off when it leaves the stack.
/// Errors: E0104, E0105 for a relation that has it already, E0436, E0437. Source:
/// https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html
class redshift_row_level_security_base : public redshift_relation_property_base {
 public:
  constexpr redshift_row_level_security_base(std::string_view id_, any_warehouse const& workgroup,
                                             granted_object const& of, row_level_security_options const& options,
                                             core::source_line line_)
      : redshift_relation_property_base{id_, workgroup, of, line_}, options_{options} {}

  [[nodiscard]] constexpr row_level_security_options const& options() const { return options_; }

  constexpr void describe(core::describer& out) const {
    if (describe_property(out, "row-level security", true))
      names().protection(out, core::verb::may_fill, object().name());
  }
  constexpr void expand(auto& out) const {
    detail::statement_scripts scripts;
    cfn::text const security = cfn::concat(alter(), " ROW LEVEL SECURITY ");
    cfn::text const on =
        cfn::concat(security, options_.conjunction == rls_conjunction::any_policy ? "ON CONJUNCTION TYPE OR"
                                                                                  : "ON CONJUNCTION TYPE AND");
    cfn::text const shared =
        cfn::concat(security, options_.for_datashares ? "ON FOR DATASHARES" : "OFF FOR DATASHARES");
    scripts.create.alone(on).alone(shared);
    scripts.update.alone(on).alone(shared);
    scripts.delete_.alone(cfn::concat(security, "OFF"));
    expand_statement(out, "Custom::RedshiftRowLevelSecurity", scripts);
  }

 private:
  row_level_security_options options_;
};

template <core::fixed_string Id>
struct redshift_row_level_security : redshift_row_level_security_base {
  constexpr redshift_row_level_security(any_warehouse const& workgroup, granted_object const& of,
                                        row_level_security_options const& options, core::source_line line_)
      : redshift_row_level_security_base{Id.view(), workgroup, of, options, line_} {}
};

/// Masking policies of a relation that are not for consumers of datashares: they read its values as they are. Without
/// it, they read nothing of a relation that has any. The policies are for consumers again when it leaves the stack.
/// Errors: E0104, E0105 for a relation that has it already, E0436, E0437. Source:
/// https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html
class redshift_masking_off_for_datashares_base : public redshift_relation_property_base {
 public:
  using redshift_relation_property_base::redshift_relation_property_base;

  constexpr void describe(core::describer& out) const {
    static_cast<void>(describe_property(out, "masking for datashares", false));
  }
  constexpr void expand(auto& out) const {
    detail::statement_scripts scripts;
    cfn::text const masking = cfn::concat(alter(), " MASKING ");
    scripts.create.alone(cfn::concat(masking, "OFF FOR DATASHARES"));
    scripts.delete_.alone(cfn::concat(masking, "ON FOR DATASHARES"));
    expand_statement(out, "Custom::RedshiftMaskingForDatashares", scripts);
  }
};

template <core::fixed_string Id>
struct redshift_masking_off_for_datashares : redshift_masking_off_for_datashares_base {
  constexpr redshift_masking_off_for_datashares(any_warehouse const& workgroup, granted_object const& of,
                                                core::source_line line_)
      : redshift_masking_off_for_datashares_base{Id.view(), workgroup, of, line_} {}
};

}  // namespace strata
