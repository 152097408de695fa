// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#include <strata/cfn/handle.hpp>

#include "written.hpp"

namespace strata_test {

// In lambdas: g++ 12 loses the lists in braces that stand directly in a static_assert.
using namespace strata::cfn;

static_assert([] {
  return writes(policy_document{{.actions = {"s3:GetObject"}, .resources = {"*"}}},
                R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]})");
}());
static_assert([] {
  return writes(
      statement{.sid = "Id", .effect = effect::deny, .principals = {principal::everyone()}, .actions = {"a:B", "a:C"}},
      R"({"Sid":"Id","Effect":"Deny","Principal":"*","Action":["a:B","a:C"]})");
}());
// Principals of one kind share a key.
static_assert([] {
  return writes(
      statement{.principals = {principal::service("a.amazonaws.com"), principal::aws("1"),
                               principal::service("b.amazonaws.com")},
                .actions = {"sts:AssumeRole"}},
      R"({"Effect":"Allow","Principal":{"Service":["a.amazonaws.com","b.amazonaws.com"],"AWS":"1"},"Action":"sts:AssumeRole"})");
}());
// So do conditions of one operator: a key twice in an object would be lost.
static_assert([] {
  return writes(
      statement{
          .actions = {"x:Y"},
          .conditions = {{"StringEquals", "k1", {"a"}}, {"Bool", "k2", {"true"}}, {"StringEquals", "k3", {"b", "c"}}}},
      R"({"Effect":"Allow","Action":"x:Y","Condition":{"StringEquals":{"k1":"a","k3":["b","c"]},"Bool":{"k2":"true"}}})");
}());

}  // namespace strata_test
