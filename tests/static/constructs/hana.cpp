// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Questions to a stack with Boost.Hana's algorithms.
#include <strata/strata.hpp>

#include <strata/constructs/hana.hpp>

#include <boost/hana/all_of.hpp>
#include <boost/hana/any_of.hpp>
#include <boost/hana/at.hpp>
#include <boost/hana/count_if.hpp>
#include <boost/hana/equal.hpp>
#include <boost/hana/filter.hpp>
#include <boost/hana/functional/overload.hpp>
#include <boost/hana/none_of.hpp>
#include <boost/hana/size.hpp>
#include <boost/hana/transform.hpp>
#include <boost/hana/unpack.hpp>

namespace strata_tests {

namespace hana = boost::hana;
using namespace strata;

inline constexpr auto lake = data_lake_storage<"DataLake">();
inline constexpr auto logs = resource<"Logs">([] { return aws::logs::LogGroup{.RetentionInDays = 30}; });
inline constexpr auto trail = resource<"Trail">([] { return aws::logs::LogGroup{}; });
inline constexpr auto role = iam_role<"Role">(service_principal::redshift, can_read(lake.silver()));

struct app : stack<app, "App", lake, logs, trail, role> {};
struct none : stack<none, "None"> {};

// ---- constructs
// ------------------------------------------------------------------------------------------------------

constexpr auto is_role = derived_from<iam_role_base>;

static_assert(decltype(hana::size(constructs_of<app>))::value == 4);
static_assert(decltype(hana::size(constructs_of<none>))::value == 0);
static_assert(decltype(hana::count_if(constructs_of<app>, is_role))::value == 1);
static_assert(&decltype(+hana::filter(constructs_of<app>, is_role)[hana::size_c<0>])::type::value == &role);
static_assert(&decltype(+constructs_of<app>[hana::size_c<0>])::type::value == &lake);
static_assert(hana::none_of(constructs_of<app>, derived_from<redshift_relation>));
static_assert(hana::any_of(constructs_of<app>, [](auto c) { return decltype(c)::type::value.id == "Trail"; }));

constexpr auto length_of_id = [](auto c) { return decltype(c)::type::value.id.size(); };
constexpr auto sum = [](auto... n) { return (n + ... + 0u); };
static_assert(hana::unpack(hana::transform(constructs_of<app>, length_of_id), sum) == 8 + 4 + 5 + 4);

// ---- resources
// -------------------------------------------------------------------------------------------------------

constexpr auto log_groups = hana::filter(resources_of<app>, of_type<aws::logs::LogGroup>);
static_assert(decltype(hana::size(log_groups))::value == 4);
static_assert(decltype(hana::count_if(resources_of<app>, of_type<aws::iam::Role>))::value == 3);
static_assert(decltype(hana::size(resources_of<none>))::value == 0);
static_assert(decltype(+log_groups[hana::size_c<0>])::type::id == cfn::logical_id{"Logs", {}});
static_assert(decltype(+log_groups[hana::size_c<1>])::type::type_name == "AWS::Logs::LogGroup");

// Every bucket of the lake is encrypted, and not every log group ends its retention.
constexpr auto encrypted =
    hana::overload([](aws::s3::Bucket const& bucket) { return bucket.BucketEncryption.has_value(); },
                   [](auto const&) { return true; });
constexpr auto expires =
    hana::overload([](aws::logs::LogGroup const& group) { return group.RetentionInDays.has_value(); },
                   [](auto const&) { return true; });
static_assert(decltype(hana::count_if(resources_of<app>, of_type<aws::s3::Bucket>))::value == 4);
static_assert(hana::all_of(resources_of<app>, by_properties<encrypted>));
static_assert(!hana::all_of(resources_of<app>, by_properties<expires>));
static_assert(hana::all_of(resources_of<none>, by_properties<expires>));
static_assert(decltype(+log_groups[hana::size_c<0>])::type::holds<expires>);
static_assert(!decltype(+log_groups[hana::size_c<1>])::type::holds<expires>);

// Each element answers for the resource that it names, also if a construct makes several.
constexpr auto is_bucket =
    hana::overload([](aws::s3::Bucket const&) { return true; }, [](auto const&) { return false; });
constexpr auto same_answers = [](auto resource) {
  return hana::bool_c < by_properties<is_bucket>(resource) == of_type<aws::s3::Bucket>(resource) > ;
};
static_assert(hana::all_of(resources_of<app>, same_answers));
static_assert(hana::filter(resources_of<app>, by_properties<is_bucket>) ==
              hana::filter(resources_of<app>, of_type<aws::s3::Bucket>));

// An overload of three functions.
constexpr auto is_named = hana::overload(
    [](aws::s3::Bucket const& bucket) { return !bucket.BucketName.has_value() || bucket.BucketName->is_literal(); },
    [](aws::iam::Role const&) { return false; }, [](auto const&) { return true; });
static_assert(!hana::all_of(resources_of<app>, by_properties<is_named>));

// The shared parts are among them: the handler runs a copy, and empties the access logs of a lake.
inline constexpr auto copy =
    s3_data_copy<"Copy">(external_bucket{"elsewhere", "eu-west-1"} / "in/", lake.silver() / "in/");
struct copying : stack<copying, "Copying", lake, copy> {};
static_assert(decltype(hana::count_if(resources_of<copying>, of_type<aws::lambda::Function>))::value == 1);
static_assert(decltype(hana::count_if(resources_of<app>, of_type<aws::lambda::Function>))::value == 1);

}  // namespace strata_tests
