// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Three versions of one program, in which every construct of histories.py is declared in one of its variants; and
// mixtures of them, by which histories.py shows that the templates it composes are those of the compiler. Writes the
// templates into the given folder.
#include <strata/synth.hpp>

#include <string>

namespace {

using namespace strata;

enum class version { a, b, c };
using enum version;

inline constexpr external_bucket exports{"exports", "eu-west-1"};
inline constexpr auto reader_role = iam_role<"ReaderRole">(service_principal::redshift, can_read(exports));
inline constexpr auto producer_namespace = redshift_serverless_namespace<"ProducerNamespace">(
    {.name = "producer", .db_name = "sales", .removal = removal_policy::destroy}, default_role(reader_role));
inline constexpr auto producer = redshift_serverless_workgroup<"Producer">(producer_namespace, {.name = "producer"});
inline constexpr auto consumer_namespace = redshift_serverless_namespace<"ConsumerNamespace">(
    {.name = "consumer", .db_name = "dev", .removal = removal_policy::destroy});
inline constexpr auto consumer = redshift_serverless_workgroup<"Consumer">(consumer_namespace, {.name = "consumer"});
inline constexpr auto people = producer.create_table<"People">("CREATE TABLE people (id integer, name varchar(20))",
                                                               {.removal = removal_policy::destroy});

/// Retained, and taken over when it is declared again. b: more columns, c: another name.
template <version V>
inline constexpr auto orders =
    producer.create_table<"Orders">(V == a   ? "CREATE TABLE orders (id integer, name varchar(10))"
                                    : V == b ? "CREATE TABLE orders (id integer, name varchar(20), at date)"
                                             : "CREATE TABLE new_orders (id integer)",
                                    {.if_exists = if_exists::adopt});
/// Retained, and an error when it is declared again. b: one more column, c: another name.
template <version V>
inline constexpr auto notes =
    producer.create_table<"Notes">(V == a   ? "CREATE TABLE notes (id integer)"
                                   : V == b ? "CREATE TABLE notes (id integer, text varchar(50))"
                                            : "CREATE TABLE new_notes (id integer)");
/// Goes with its data. b: one more column, c: another type, for which it is dropped.
template <version V>
inline constexpr auto items = producer.create_table<"Items">(
    V == a   ? "CREATE TABLE items (id integer)"
    : V == b ? "CREATE TABLE items (id integer, price decimal(8, 2))"
             : "CREATE TABLE items (id bigint)",
    {.removal = removal_policy::destroy, .on_destructive_change = destructive_change::replace});
/// b: other rows, c: other columns.
template <version V>
inline constexpr auto names =
    producer.create_view<"Names">(V == a   ? "CREATE VIEW names AS SELECT name FROM people"
                                  : V == b ? "CREATE VIEW names AS SELECT name FROM people WHERE id > 1"
                                           : "CREATE VIEW names AS SELECT id FROM people");
template <version V>
inline constexpr auto schema =
    producer.create_schema<"Schema">(V == c ? "staging" : "stage", {.removal = removal_policy::destroy});
/// b: more privileges, c: another role.
template <version V>
inline constexpr auto analyst =
    producer.create_db_role<"Analyst">(V == c ? "auditor" : "analyst", {.if_exists = if_exists::adopt});
template <version V>
inline constexpr auto usage = producer.grant_db_schema_to_role<"Usage">(analyst<V>, "public");
template <version V>
inline constexpr auto reading = [] {
  if constexpr (V == b)
    return producer.grant_db_all_privileges_to_role<"Reading">(analyst<V>, "public");
  else
    return producer.grant_schema_read_to_role<"Reading">(analyst<V>, "public");
}();
/// Two statements, so that one of them can fail alone. b: the deletion changes, c: other tables.
template <version V>
inline constexpr auto script = producer.run_custom_sql<"Script">(
    {.create = V == c ? "CREATE TABLE other_log (x int); VACUUM people; CREATE TABLE other_marks (x int)"
                      : "CREATE TABLE log (x int); VACUUM people; CREATE TABLE marks (x int)",
     .delete_ = V == c   ? "DROP TABLE IF EXISTS other_log; DROP TABLE IF EXISTS other_marks"
                : V == b ? "DROP TABLE IF EXISTS marks; DROP TABLE IF EXISTS log"
                         : "DROP TABLE IF EXISTS log; DROP TABLE IF EXISTS marks",
     .changed = on_change::recreate});
/// b: another object, c: another name.
template <version V>
inline constexpr auto share = [] {
  if constexpr (V == b)
    return producer.create_share<"Share">("sales", {people, table_named{"extra"}});
  else
    return producer.create_share<"Share">(V == c ? "sales_2020" : "sales", people);
}();
/// What the second object of the share is.
inline constexpr auto extra =
    producer.create_table<"Extra">("CREATE TABLE extra (id integer)", {.removal = removal_policy::destroy});
template <version V>
inline constexpr auto grant = producer.grant_access_to_share<"Grant">(share<V>, consumer_namespace);
template <version V>
inline constexpr auto market = consumer.create_database_from_share<"Market">(grant<V>, V == b ? "bazaar" : "market");
template <version V>
inline constexpr auto abroad = producer.grant_access_to_share<"Abroad">(
    share<V>, account{V == b ? "333333333333" : "222222222222"}, {.authorize = true});
/// a: goes with its data, b: stays, c: goes, under another name.
inline constexpr auto logs = access_logs_bucket<"Logs">({.removal = removal_policy::destroy});
template <version V>
inline constexpr auto files = analytics_bucket<"Files">(
    logs, {.name = V == c ? "archive" : "files", .removal = V == b ? removal_policy::retain : removal_policy::destroy});

template <class Self, auto const&... Resources>
struct history : stack<Self, "History", reader_role, producer_namespace, producer, consumer_namespace, consumer, people,
                       extra, logs, Resources...> {
  static constexpr stack_options options{.remove_data_on_destroy = true};
};

template <version V>
struct whole : history<whole<V>, orders<V>, notes<V>, items<V>, names<V>, schema<V>, analyst<V>, usage<V>, reading<V>,
                       script<V>, share<V>, grant<V>, market<V>, abroad<V>, files<V>> {};

struct nothing : history<nothing> {};
struct tables : history<tables, orders<b>, items<c>, analyst<a>, usage<a>, reading<a>> {};
struct mixed : history<mixed, notes<c>, names<b>, schema<a>, share<c>, grant<c>, market<c>, abroad<c>, files<b>> {};
struct roles : history<roles, orders<c>, notes<b>, names<a>, analyst<b>, usage<b>, reading<b>, script<c>> {};

struct named_program {
  char const* name;
  synth::stack_program (*program)();
};
constexpr named_program programs[] = {
    {"a", &synth::program_of<whole<a>>},    {"b", &synth::program_of<whole<b>>},
    {"c", &synth::program_of<whole<c>>},    {"nothing", &synth::program_of<nothing>},
    {"tables", &synth::program_of<tables>}, {"mixed", &synth::program_of<mixed>},
    {"roles", &synth::program_of<roles>},
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return synth::bad_arguments;
  for (named_program const& p : programs) {
    std::string const file = std::string{argv[1]} + "/history." + p.name + ".json";
    char const* const arguments[] = {argv[0], "--quiet", "--output", file.c_str()};
    if (int const code = synth::run_program(p.program(), 4, arguments)) return code;
  }
  return synth::success;
}
