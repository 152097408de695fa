// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/datashare.hpp>

/// The consumer's database of a datashare
/// (https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_DATABASE.html).
namespace strata {

/// A datashare that another account has granted to this one. If the producer's program is available, `holds` is its
/// constant, which does not belong to this stack: then SQL that reads a relation outside of the share is an error.
/// `existing_relation` with the name of the database describes the columns of a relation in the share.
struct shared_by_account {
  std::string_view share;
  std::string_view account;                        ///< the producer's account, 12 digits
  cfn::constant_text namespace_id;                 ///< the producer's, a GUID
  std::string_view region{};                       ///< of the share; empty: the region of this stack
  redshift_datashare_base const* holds = nullptr;  ///< the producer's constant
};

/// A datashare that another namespace of this account has granted to this one, without the stack that did. See
/// `shared_by_account`.
struct shared_by_namespace {
  std::string_view share;
  cfn::constant_text namespace_id;                 ///< the producer's, a GUID
  redshift_datashare_base const* holds = nullptr;  ///< the producer's constant

  constexpr operator shared_by_account() const { return {share, {}, namespace_id, {}, holds}; }
};

struct share_database_options {
  bool with_permissions = false;  ///< each object needs its own grant; else USAGE on the database suffices
  bool associate = true;  ///< associate another account's share with this namespace; otherwise an administrator does
  strata::if_exists if_exists = strata::if_exists::fail;  ///< `adopt` compares the share and its namespace
};

/// A consumer's database of a datashare. It is dropped when it leaves the stack. SQL of the namespace reads the
/// relations of the share as database.schema.relation. Errors: E0105 for a database
/// that is there already, or for a second one of the share, E0322, E0367, E0383, E0384, E0389, E0390, E0391.
class redshift_share_database_base : public redshift_statement {
 public:
  constexpr redshift_share_database_base(std::string_view id_, any_warehouse const& workgroup,
                                         redshift_share_grant_base const* grant, shared_by_account const& producer,
                                         bool in_this_account, std::string_view name, share_database_options const& o,
                                         core::source_line line_)
      : redshift_statement{id_, workgroup, {}, line_},
        grant_{grant},
        producer_{producer},
        in_this_account_{in_this_account},
        name_{name},
        options_{o} {}

  [[nodiscard]] constexpr std::string_view name() const { return name_; }
  /// A handle stands for the name where a function takes one.
  constexpr operator std::string_view() const { return name_; }
  /// The share if a constant of the program describes it, else null.
  [[nodiscard]] constexpr redshift_datashare_base const* share() const {
    return grant_ ? &grant_->share() : producer_.holds;
  }

  /// Whether each object needs a grant of its own.
  [[nodiscard]] constexpr bool has_permissions() const { return options_.with_permissions; }
  /// Whether consumers may be allowed to write: only the producer's program tells what it grants.
  [[nodiscard]] constexpr bool may_write() const { return grant_ == nullptr; }

  constexpr void describe(core::describer& out) const {
    describe_statement(out);
    require_name(out, name_);
    sql::object_name const mine{{}, {}, {name_, true}};
    names().makes(out, core::verb::creates, sql::object_kind::database, mine);
    names().opens(out, sql::object_kind::database, mine);
    describe_share_of_database(out);
    if (options_.if_exists == strata::if_exists::adopt) out.mark(detail::adopts_objects);
    if (grant_) {
      out.follows(grant_->id);
      out.needs(grant_->share().owner().id);
      grant_->share().owner().require_namespace_id(out);
      out.require(grant_->consumer() && grant_->consumer()->id == owner().id, errors::E0384, grant_->id);
      return;
    }
    if (associates()) owner().require_namespace_id(out);
    require_name(out, producer_.share);
    out.require(in_this_account_ || detail::is_account_id(producer_.account), errors::E0322, producer_.account,
                static_cast<long long>(producer_.account.size()), 12);
    detail::describe_existing(out, producer_.namespace_id, "namespace_id");
    std::string_view const guid = producer_.namespace_id.known();
    out.require((guid.empty() && !producer_.namespace_id.empty()) || detail::is_guid(guid), errors::E0389, guid);
    out.require(producer_.region.empty() || detail::is_region(producer_.region), errors::E0314, producer_.region);
  }

  constexpr void expand(auto& out) const {
    cfn::attributes attributes;
    if (associates()) {
      expand_association(out);
      attributes.depends_on = {{id, "Association"}};
    }
    cfn::text create =
        cfn::concat("CREATE DATABASE ", detail::sql_name(name_), options_.with_permissions ? " WITH PERMISSIONS" : "",
                    " FROM DATASHARE ", detail::sql_name(grant_ ? grant_->share().name() : producer_.share), " OF ");
    if (!grant_) create += cfn::concat("ACCOUNT ", detail::sql_literal(producer_.account), " ");
    create += cfn::concat("NAMESPACE ", detail::sql_literal(producer_namespace()));
    detail::statement_scripts scripts{.changed = detail::name_of(on_change::recreate)};  // a datashare has one database
    scripts.create.alone(create);
    scripts.delete_.alone(cfn::text{"DROP DATABASE "} + detail::sql_name(name_));
    if (options_.if_exists == strata::if_exists::adopt) scripts.adopt = adopted();
    expand_statement(out, "Custom::RedshiftDatabase", scripts, attributes);
  }

 private:
  /// https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_DATASHARES.html
  [[nodiscard]] constexpr cfn::text producer_namespace() const {
    if (grant_) return grant_->share().owner().namespace_id();
    return producer_.namespace_id.text();
  }
  [[nodiscard]] constexpr bool associates() const { return !grant_ && !in_this_account_ && options_.associate; }
  [[nodiscard]] constexpr cfn::json adopted() const {
    cfn::text const query = cfn::concat(
        "SELECT share_name,producer_namespace FROM svv_datashares WHERE share_type='INBOUND' AND consumer_database=",
        detail::sql_literal(stored_name(name_)));
    cfn::text const share = stored_name(grant_ ? grant_->share().name() : producer_.share);
    return cfn::array({cfn::json{query}, cfn::array({cfn::json{share}, cfn::json{producer_namespace()}})});
  }
  /// A datashare has one database in each namespace.
  constexpr void describe_share_of_database(core::describer& out) const {
    auto writer = out.name(core::verb::creates);
    writer.append(owner().id).append("/").append(grant_ ? grant_->share().owner().id : producer_.namespace_id.known());
    writer.append("/").show_from_here().append("the database of the datashare ");
    sql::append_folded(writer, {grant_ ? grant_->share().name() : producer_.share, true});
  }
  constexpr void expand_association(auto& out) const {
    cfn::logical_id const permissions{id, "AssociationPolicy"};
    cfn::text region = cfn::aws_region;
    if (!producer_.region.empty()) region = producer_.region;
    cfn::text const share =
        cfn::arn("redshift", region, producer_.account,
                 cfn::concat("datashare:", producer_.namespace_id.text(), "/", detail::folded_name(producer_.share)));
    cfn::attributes const attributes =
        custom_resources::allow(out, permissions,
                                {{.actions = custom_resources::calls::associate_data_share_consumer.permissions,
                                  .resources = {cfn::arn("redshift", region, producer_.account, "datashare:*")}},
                                 {.actions = custom_resources::calls::associate_data_share_consumer.undo_permissions,
                                  .resources = {cfn::arn("redshift", "*", "*", "datashare:*")}}},
                                detail::until_the_old_share_goes());
    cfn::json const whom = cfn::object({{"DataShareArn", share}, {"ConsumerArn", workgroup().namespace_arn()}});
    out.add({id, "Association"},
            custom_resources::call("Custom::RedshiftDatashareAssociation",
                                   custom_resources::calls::associate_data_share_consumer, whom, whom),
            attributes);
  }

  redshift_share_grant_base const* grant_;
  shared_by_account producer_;
  bool in_this_account_;
  std::string_view name_;
  share_database_options options_;
};

template <core::fixed_string Id>
struct redshift_share_database : redshift_share_database_base {
  constexpr redshift_share_database(any_warehouse const& workgroup, redshift_share_grant_base const& grant,
                                    std::string_view name, share_database_options const& options,
                                    core::source_line line_)
      : redshift_share_database_base{Id.view(), workgroup, &grant, {}, true, name, options, line_} {}
  constexpr redshift_share_database(any_warehouse const& workgroup, shared_by_account const& producer,
                                    std::string_view name, share_database_options const& options,
                                    core::source_line line_)
      : redshift_share_database_base{Id.view(), workgroup, nullptr, producer, false, name, options, line_} {}
  constexpr redshift_share_database(any_warehouse const& workgroup, shared_by_namespace const& producer,
                                    std::string_view name, share_database_options const& options,
                                    core::source_line line_)
      : redshift_share_database_base{Id.view(), workgroup, nullptr, producer, true, name, options, line_} {}
};

}  // namespace strata
