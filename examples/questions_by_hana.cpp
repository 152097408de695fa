// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Static tests of a stack with Boost.Hana's algorithms. The program prints a list of the stack's resources. It writes
// no template.
#include <strata/strata.hpp>

#include <strata/constructs/hana.hpp>

#include <boost/hana/all_of.hpp>
#include <boost/hana/any_of.hpp>
#include <boost/hana/equal.hpp>
#include <boost/hana/filter.hpp>
#include <boost/hana/for_each.hpp>
#include <boost/hana/functional/overload.hpp>
#include <boost/hana/size.hpp>
#include <boost/hana/transform.hpp>
#include <boost/hana/unpack.hpp>

#include <cstdio>

namespace events {

namespace hana = boost::hana;
using namespace strata;

inline constexpr auto lake = data_lake_storage<"Lake">();
inline constexpr auto cleaning =
    iam_role<"Cleaning">(service_principal::lambda, can_read(lake.bronze()), can_write(lake.silver()));
inline constexpr auto clicks = resource<"Clicks">([] { return aws::logs::LogGroup{.RetentionInDays = 30}; });
inline constexpr auto orders = resource<"Orders">([] { return aws::logs::LogGroup{.RetentionInDays = 400}; });

struct app : stack<app, "Events", lake, cleaning, clicks, orders> {};
static_assert(valid<app>);

// Every bucket is encrypted and private, and no log is kept for ever.
constexpr auto is_safe = hana::overload(
    [](aws::s3::Bucket const& bucket) {
      return bucket.BucketEncryption.has_value() && bucket.PublicAccessBlockConfiguration.has_value();
    },
    [](aws::logs::LogGroup const& group) { return group.RetentionInDays.has_value(); },
    [](auto const&) { return true; });
static_assert(hana::all_of(resources_of<app>, by_properties<is_safe>));

// One role of the program, and two of the function that empties the lake's logs if a deployment fails.
static_assert(hana::size(hana::filter(resources_of<app>, of_type<aws::iam::Role>)) == hana::size_c<3>);
static_assert(hana::any_of(resources_of<app>, of_type<aws::lambda::Function>));

// Questions can also concern the constructs, which are constants of the program.
constexpr auto length_of_id = [](auto construct) { return decltype(construct)::type::value.id.size(); };
constexpr auto all_below_20 = [](auto... length) { return ((length < 20) && ...); };
static_assert(hana::unpack(hana::transform(constructs_of<app>, length_of_id), all_below_20));

}  // namespace events

int main() {
  boost::hana::for_each(strata::resources_of<events::app>, [](auto resource) {
    using made = typename decltype(resource)::type;
    std::printf("%.*s %.*s%.*s\n", static_cast<int>(made::type_name.size()), made::type_name.data(),
                static_cast<int>(made::id.construct.size()), made::id.construct.data(),
                static_cast<int>(made::id.part.size()), made::id.part.data());
  });
}
