// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Rules over the SQL of a stack: its columns, and the columns that its datashares show.
#include <strata/policy.hpp>
#include <strata/strata.hpp>

namespace strata_test {

using namespace strata;
using policy::compliance_of;
using policy::rule;

inline constexpr auto warehouse = redshift_serverless_namespace<"Warehouse">({.name = "warehouse", .db_name = "dev"});
inline constexpr auto wg = redshift_serverless_workgroup<"Workgroup">(warehouse, {.name = "workgroup"});
inline constexpr auto customers =
    wg.create_table<"Customers">("CREATE TABLE customers (id int NOT NULL, email varchar(100), \"SSN\" varchar(11))");
inline constexpr auto domains = wg.create_view<"Domains">(
    "CREATE VIEW domains AS SELECT id, split_part(email, '@', 2) AS domain FROM customers WHERE ssn IS NOT NULL");
inline constexpr auto hidden =
    wg.create_view<"Hidden">(opaque_sql{"CREATE VIEW hidden AS SELECT strange", "hidden", "customers"});
inline constexpr auto shared_domains = wg.create_share<"SharedDomains">("domains", domains);
inline constexpr auto shared_hidden = wg.create_share<"SharedHidden">("hidden", hidden);

struct plain : stack<plain, "Plain", warehouse, wg, customers, domains> {};
struct sharing : stack<sharing, "Sharing", warehouse, wg, customers, domains, shared_domains> {};
struct sharing_unknown : stack<sharing_unknown, "SharingUnknown", warehouse, wg, customers, hidden, shared_hidden> {};
static_assert(valid<plain> && valid<sharing> && valid<sharing_unknown>);

// A name counts in every relation that has it, as Redshift stores it: in lower case, and with doubled quotes as one.
constexpr auto no_ssn = policy::no_column_named_like<"^ssn$">;
static_assert(compliance_of<plain, no_ssn>.violations == 1 && compliance_of<plain, no_ssn>.evaluated == 2);
static_assert(compliance_of<plain, policy::no_column_named_like<"mail">>.violations == 1);
static_assert(compliance_of<plain, policy::no_column_named_like<"^(id|domain)$">>.violations == 2);
static_assert(compliance_of<plain, policy::no_column_named_like<"SSN", "passport">>);
static_assert(policy::column{{}, {"pass\"\"word", true}}.is_named_like("^pass\"word$"));
static_assert(compliance_of<sharing_unknown, policy::no_column_named_like<"^strange$">>.evaluated == 2 &&
                  compliance_of<sharing_unknown, policy::no_column_named_like<"^strange$">>.undetermined == 1 &&
                  !compliance_of<sharing_unknown, policy::no_column_named_like<"^strange$">>,
              "what is not known is no proof");
static_assert(compliance_of<sharing_unknown, no_ssn>.violations == 2 &&
              compliance_of<sharing_unknown, no_ssn>.undetermined == 1);

// A rule follows values, not names; and a condition shows no values.
static_assert(compliance_of<plain, policy::never_shared<"customers.email">>.evaluated == 0);
static_assert(compliance_of<sharing, policy::never_shared<"customers.email">>.violations == 1);
static_assert(compliance_of<sharing, policy::never_shared<"public.Customers.EMAIL", "domains.domain">>.violations == 2);
static_assert(
    compliance_of<sharing, policy::never_shared<"customers.ssn", "mart.customers.email", "customers.telephone">>.evaluated ==
    3);
static_assert(
    compliance_of<sharing, policy::never_shared<"customers.ssn", "mart.customers.email", "customers.telephone">>);
static_assert(compliance_of<sharing_unknown, policy::never_shared<"customers.ssn">>.undetermined == 1 &&
                  !compliance_of<sharing_unknown, policy::never_shared<"customers.ssn">>,
              "it reads the table, and how is not known");

// A company's own rules see the same columns; programs combine and waive them like all others.
inline constexpr auto keys_are_numbers = rule<"Ours-1">(
    {.description = "An id is a whole number"}, [](policy::relation const& made, policy::rule_context& context) {
      for (policy::column const& c : made.columns)
        if (sql::equal(c.name, {"id", false}) && c.type.kind != sql::type_kind::integer)
          return context.names(c.name.text), false;
      return made.kind != sql::object_kind::view || made.sql.substr(0, 11) == "CREATE VIEW";
    });
inline constexpr auto no_null_keys =
    rule<"Ours-2">({.description = "The first column is never null"},
                   [](policy::relation const& made) { return !made.has_other_columns && made.columns[0].not_null; });
static_assert(compliance_of<sharing, policy::pack<keys_are_numbers, no_null_keys>>);
static_assert(compliance_of<sharing_unknown, policy::pack<keys_are_numbers, no_null_keys>>.violations == 1);

inline constexpr auto known =
    waive<"Known">(shared_domains, rule<"NeverShared-customers.email">, "only the domain is shown");
struct waived : stack<waived, "Waived", warehouse, wg, customers, domains, shared_domains, known> {};
static_assert(compliance_of<waived, policy::never_shared<"customers.email">>.waived == 1 &&
              compliance_of<waived, policy::never_shared<"customers.email">>);

// With a resource given as data, and an override, in the same stack.
inline constexpr auto key = raw_resource<"Key">("AWS::KMS::Key", [] { return cfn::object({}); });
struct with_data : stack<with_data, "WithData", warehouse, wg, customers, domains, shared_domains, key> {};
static_assert(compliance_of < with_data, policy::never_shared<"customers.email"> | no_ssn >.violations == 2);

// A finding names the column, and the resource that it is in.
constexpr bool the_report_names_it() {
  policy::assessment const found = policy::assess<sharing, policy::never_shared<"customers.email">>();
  return found.violations.size() == 1 && found.violations[0].resource == cfn::logical_id{"SharedDomains", {}} &&
         found.violations[0].detail == "email";
}
static_assert(the_report_names_it());

}  // namespace strata_test
