// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/constant_text.hpp>
#include <strata/constructs/fixed_list.hpp>
#include <strata/core/hash.hpp>
#include <strata/core/stack.hpp>

#include <cstdint>
#include <string_view>

namespace strata {

/// The fate of a resource that leaves the stack. By default, it stays with its data.
enum class removal_policy : std::uint8_t { retain, destroy };

class any_iam_role;

/// A tag of a stack's resources.
struct resource_tag {
  std::string_view key;
  cfn::constant_text value;
  std::string_view only{};  ///< the id of the construct whose resources have it; empty: all resources
};

/// A stack as a whole. What a company demands of every resource is an option here, because some resources belong to no
/// construct of the program.
struct stack_options {
  std::string_view description{};       ///< at most 1024 bytes
  bool remove_data_on_destroy = false;  ///< the second consent to `removal_policy::destroy`
  int log_retention_days = 30;   ///< of the logs that Strata's functions write; a value that CloudWatch Logs accepts
  bool encrypt_logs = false;     ///< encrypt these logs with a customer managed key, which costs extra
  cfn::constant_text log_key{};  ///< the ARN of a key that encrypts these logs; the stack then makes none for them
  /// Of all resources that take tags; a resource keeps its own value of the same key.
  fixed_list<resource_tag, 16> tags{};
  cfn::constant_text permissions_boundary{};  ///< of all roles: the ARN of a managed policy
  std::string_view role_path{};               ///< of all roles, e.g. "/data/"
  /// A pattern for the names of roles, functions, state machines, crawlers, security groups and log groups that have
  /// none, e.g. "acme-{id}-{hash}". Besides {id}, the logical id, or {kebab_id}, the same as logical-id, it may contain
  /// {stack}, the stack's name, and {hash}, eight digits of a hash of it.
  std::string_view names{};
  any_iam_role const* handler_role = nullptr;  ///< what the handler runs as; null: the stack makes a role
  any_iam_role const* state_machine_role = nullptr;
  bool termination_protection = false;  ///< `deploy-command` turns it on
  bool protect_data = false;            ///< `deploy-command` sets a policy by which no update replaces or deletes data
};

/// The facts of a stack that the expansion of a construct can use.
struct stack_info {
  std::string_view name{};
  std::string_view hash{};  ///< eight hexadecimal digits, of the name
  stack_options options{};
  core::description const* const* constructs = nullptr;  ///< what its constructs say of themselves
  std::size_t construct_count = 0;
};

namespace detail {
template <class Stack>
inline constexpr core::hash_digits hash_of_stack{core::hash_of(Stack::name)};
}  // namespace detail
template <class Stack>
inline constexpr stack_info info_of{Stack::name, detail::hash_of_stack<Stack>.view(), Stack::options,
                                    core::resources_of<Stack>::descriptions, core::resources_of<Stack>::size};

/// A stand-in for the stack where only the types and logical ids of an expansion matter.
inline constexpr stack_info checked_stack{"Stack", "00000000", {}};

namespace detail {

/// The bit that constructs with `removal_policy::destroy` mark in their descriptions. Other bits belong to domains: see
/// `plain_domain::marks`.
inline constexpr std::uint32_t destroys_data = 1u << 0;

inline constexpr std::uint32_t has_preventable_errors = 1u << 16;  ///< see preventable.hpp
inline constexpr std::uint32_t stands_for_another = 1u << 20;      ///< in the place of a construct with an error
/// The construct changes, fills and allows nothing but what its description says. Others may do anything to what they
/// refer to.
inline constexpr std::uint32_t effects_are_known = 1u << 17;
inline constexpr std::uint32_t has_references = 1u << 19;     ///< names ids of the template; see utility/references.hpp
inline constexpr std::uint32_t names_what_exists = 1u << 21;  ///< its names are of things that the stack does not make
inline constexpr std::uint32_t may_write_anywhere = 1u << 18;  ///< may put objects into a bucket that it does not name

}  // namespace detail
}  // namespace strata
