#include "../platform.hpp"

#include <strata/policy.hpp>
#include <strata/testing/static_questions.hpp>

// The compiler answers: this test passes when it compiles.
namespace shop {

static_assert(complies_with<app, policy::least_privilege>);
static_assert(complies_with<app, policy::never_shared<"orders.customer_id">>);
static_assert(derives_from<app, "revenue.revenue", "orders.price">);
static_assert(count_of<app, aws::redshift_serverless::Workgroup> == 1);

}  // namespace shop

int main() {}
