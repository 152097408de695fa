// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Programs before and after a change. Writes the templates of all of them into the given folder, as STACK.CHANGE.json;
// updates.py deploys one over another.
#include <strata/synth.hpp>

#include <string>

namespace {

using namespace strata;

/// The changes of the first program; each construct explains its change.
enum class version { before, changed, refused, renamed, reduced };
using enum version;

/// A stack that leaves nothing behind.
template <class Self, core::fixed_string Name, auto const&... Resources>
struct destroyed : stack<Self, Name, Resources...> {
  static constexpr stack_options options{.description = "What updates are rehearsed with",
                                         .remove_data_on_destroy = true};
};
constexpr relation_options table_options{.removal = removal_policy::destroy};

inline constexpr external_bucket exports{"exports", "eu-west-1"};
inline constexpr auto reader_role = iam_role<"ReaderRole">(service_principal::redshift, can_read(exports));
inline constexpr auto producer_namespace = redshift_serverless_namespace<"ProducerNamespace">(
    {.name = "producer", .db_name = "sales", .removal = removal_policy::destroy}, default_role(reader_role));
inline constexpr auto producer = redshift_serverless_workgroup<"Producer">(producer_namespace, {.name = "producer"});

// ---- tables
// ----------------------------------------------------------------------------------------------------------

inline constexpr auto first = producer.create_table<"First">("CREATE TABLE first (x int)", table_options);
template <version V>
inline constexpr auto events =
    producer.create_table<"Events">(V == changed   ? "create table  events ( -- all of them, (really)\n id integer "
                                                     "ENCODE zstd, name varchar(20), at date DEFAULT '2020-01-01')"
                                    : V == refused ? "CREATE TABLE events (id integer ENCODE az64, name varchar(5))"
                                                   : "CREATE TABLE events (id integer ENCODE az64, name varchar(10))",
                                    table_options);
template <version V>
inline constexpr auto scratch = producer.create_table<"Scratch">(
    V == changed ? "CREATE TABLE scratch (id bigint)" : "CREATE TABLE scratch (id integer)",
    {.removal = removal_policy::destroy, .on_destructive_change = destructive_change::replace});
template <version V>
inline constexpr auto notes =
    producer.run_custom_sql<"Notes">({.create = "CREATE TABLE notes (x int)",
                                      .delete_ = V == changed ? "DROP TABLE IF EXISTS notes" : "DROP TABLE notes"});

/// Reads a column that is added together with it.
inline constexpr auto recent = producer.create_view<"Recent">("CREATE VIEW recent AS SELECT id, at FROM events");

template <version V>
struct tables
    : destroyed<tables<V>, "Tables", reader_role, producer_namespace, producer, events<V>, scratch<V>, notes<V>> {};
/// Other statements before it, and all in another order.
template <>
struct tables<changed> : destroyed<tables<changed>, "Tables", recent, first, notes<changed>, scratch<changed>,
                                   events<changed>, producer, producer_namespace, reader_role> {};

// ---- views
// -----------------------------------------------------------------------------------------------------------

inline constexpr auto people = producer.create_table<"People">(
    "CREATE TABLE people (id integer, name varchar(20), country varchar(2))", table_options);
inline constexpr auto fill = producer.run_custom_sql<"Fill">(
    {.create = "INSERT INTO people VALUES (1, 'Ada', 'GB'), (2, 'Emmy', 'DE'), (3, 'Carl', 'DE')"});
template <version V>
inline constexpr auto counts = producer.create_materialized_view<"Counts">(
    V == refused
        ? "CREATE MATERIALIZED VIEW counts AS SELECT country, COUNT(*) AS number FROM people WHERE id > 1 GROUP BY 1"
        : "CREATE MATERIALIZED VIEW counts AS SELECT country, COUNT(*) AS number FROM people GROUP BY 1");
inline constexpr auto largest =
    producer.create_view<"Largest">("CREATE VIEW largest AS SELECT country FROM counts WHERE number > 1");

template <version V>
struct views
    : destroyed<views<V>, "Views", reader_role, producer_namespace, producer, people, fill, counts<V>, largest> {};

// ---- shares
// ----------------------------------------------------------------------------------------------------------

inline constexpr auto consumer_namespace = redshift_serverless_namespace<"ConsumerNamespace">(
    {.name = "consumer", .db_name = "dev", .removal = removal_policy::destroy});
inline constexpr auto consumer = redshift_serverless_workgroup<"Consumer">(consumer_namespace, {.name = "consumer"});
template <version V>
inline constexpr auto locals =
    producer.create_view<"Locals">(V == changed ? "CREATE VIEW locals AS SELECT name FROM people WHERE country = 'GB'"
                                                : "CREATE VIEW locals AS SELECT name FROM people WHERE country = 'DE'");
inline constexpr auto late =
    producer.create_view<"Late">("CREATE VIEW late AS SELECT name FROM public.locals WITH NO SCHEMA BINDING");

/// CREATE TABLE t00 (x int); and so on, sixty of them.
struct sixty_tables {
  static constexpr std::size_t count = 60;
  static constexpr std::string_view pattern = "CREATE TABLE t00 (x int);";
  char text[count * pattern.size()]{};
  constexpr sixty_tables() {
    for (std::size_t i = 0; i < sizeof text; ++i) text[i] = pattern[i % pattern.size()];
    for (std::size_t i = 0; i < count; ++i) {
      text[i * pattern.size() + 14] = static_cast<char>('0' + i / 10);
      text[i * pattern.size() + 15] = static_cast<char>('0' + i % 10);
    }
  }
  constexpr std::string_view name(std::size_t i) const { return {text + i * pattern.size() + 13, 3}; }
};
inline constexpr sixty_tables sixty{};
inline constexpr auto many =
    producer.run_custom_sql<"Many">({.create = std::string_view{sixty.text, sizeof sixty.text}});
inline constexpr auto staging =
    producer.run_custom_sql<"Staging">({.create = "CREATE SCHEMA staging; CREATE TABLE staging.items (x int)"});

/// Changed: sixty more tables, and a table of another schema.
template <version V>
inline constexpr auto share = [] {
  constexpr std::string_view name = V == renamed ? "sales_2020" : "sales_share";
  if constexpr (V == changed) {
    share_object objects[sixty_tables::count + 3]{people, locals<V>, table_named{"staging.items"}};
    for (std::size_t i = 0; i < sixty_tables::count; ++i) objects[i + 3] = table_named{sixty.name(i)};
    return producer.create_share<"Share">(name, objects);
  } else {
    return producer.create_share<"Share">(name, {people, locals<V>});
  }
}();
template <version V>
inline constexpr auto grant = producer.grant_access_to_share<"Grant">(share<V>, consumer_namespace);
template <version V>
inline constexpr auto market = consumer.create_database_from_share<"Market">(grant<V>, "market");
template <version V>
inline constexpr auto abroad = producer.grant_access_to_share<"Abroad">(
    share<V>, account{V == changed ? "333333333333" : "222222222222"}, {.authorize = true});
/// Another share, with a name similar to the first.
inline constexpr auto spare = producer.create_share<"Spare">("SalesXShare", people);
inline constexpr auto spare_abroad =
    producer.grant_access_to_share<"SpareAbroad">(spare, account{"222222222222"}, {.authorize = true});

template <version V>
struct shares
    : destroyed<shares<V>, "Shares", reader_role, producer_namespace, producer, consumer_namespace, consumer, people,
                fill, locals<V>, late, many, staging, share<V>, grant<V>, market<V>, abroad<V>, spare, spare_abroad> {};
template <>
struct shares<reduced>
    : destroyed<shares<reduced>, "Shares", reader_role, producer_namespace, producer, consumer_namespace, consumer,
                people, fill, locals<before>, late, many, staging, share<before>, spare> {};

/// The account that has the grants on the shares.
inline constexpr auto abroad_namespace = redshift_serverless_namespace<"AbroadNamespace">(
    {.name = "abroad", .db_name = "dev", .removal = removal_policy::destroy});
inline constexpr auto abroad_workgroup =
    redshift_serverless_workgroup<"AbroadWorkgroup">(abroad_namespace, {.name = "abroad"});
template <version V>
inline constexpr auto imported = abroad_workgroup.create_database_from_share<"Imported">(
    shared_by_account{.share = V == changed ? "SalesXShare" : "sales_share",
                      .account = "111111111111",
                      .namespace_id = "86b5169f-01dc-4a6f-9fbb-e2e24359e9a8"},
    "imported");
template <version V>
struct consumers : destroyed<consumers<V>, "Consumers", abroad_namespace, abroad_workgroup, imported<V>> {};

// ---- loads
// -----------------------------------------------------------------------------------------------------------

constexpr s3_location files(version v) { return exports / (v == changed ? "new/" : "old/"); }
constexpr copy_options csv(load_mode mode, bool other_options = false) {
  return {.format = copy_format::csv, .mode = mode, .ignore_blank_lines = other_options};
}
inline constexpr auto appended = producer.create_table<"Appended">("CREATE TABLE appended (x integer)", table_options);
inline constexpr auto emptied = producer.create_table<"Emptied">("CREATE TABLE emptied (x integer)", table_options);
inline constexpr auto once = producer.create_table<"Once">("CREATE TABLE once (x integer)", table_options);
inline constexpr auto same = producer.create_table<"Same">("CREATE TABLE same (x integer)", table_options);
template <version V>
inline constexpr auto load_appended = producer.ingest_data<"LoadAppended">(appended, files(V), csv(load_mode::append));
template <version V>
inline constexpr auto load_emptied =
    producer.ingest_data<"LoadEmptied">(emptied, files(V), csv(load_mode::truncate_then_load));
template <version V>
inline constexpr auto load_once = producer.ingest_data<"LoadOnce">(once, files(V), csv(load_mode::once));
template <version V>
inline constexpr auto load_same =
    producer.ingest_data<"LoadSame">(same, files(before), csv(load_mode::append, V == changed));

template <version V>
struct loads : destroyed<loads<V>, "Loads", reader_role, producer_namespace, producer, appended, emptied, once, same,
                         load_appended<V>, load_emptied<V>, load_once<V>, load_same<V>> {};

// ---- roles
// -----------------------------------------------------------------------------------------------------------

inline constexpr auto session_role = iam_role<"SessionRole">(service_principal::ec2);
template <version V>
inline constexpr auto analyst = producer.create_db_role<"Analyst">(V == changed ? "auditor" : "analyst");
inline constexpr auto planner = producer.create_db_role<"Planner">("planner");
template <version V>
inline constexpr auto usage = producer.grant_db_schema_to_role<"Usage">(analyst<V>, "public");
template <version V>
inline constexpr auto reading = producer.grant_schema_read_to_role<"Reading">(analyst<V>, "public");
template <version V>
inline constexpr auto assignment = [] {
  if constexpr (V == changed)
    return producer.assign_db_roles_to_iam_role<"Assignment">(session_role, {&planner});
  else
    return producer.assign_db_roles_to_iam_role<"Assignment">(session_role, {&analyst<V>, &planner});
}();
// Names that would change the statement if they were not quoted.
inline constexpr auto odd_role = producer.create_db_role<"OddRole">("r\"; DROP TABLE people; --");
inline constexpr auto odd_share = producer.create_share<"OddShare">("s'; DROP TABLE people; --", people);

template <version V>
struct roles : destroyed<roles<V>, "Roles", reader_role, producer_namespace, producer, people, fill, session_role,
                         planner, odd_role, odd_share, analyst<V>, usage<V>, reading<V>, assignment<V>> {};
template <>
struct roles<reduced> : destroyed<roles<reduced>, "Roles", reader_role, producer_namespace, producer, people, fill,
                                  session_role, planner, odd_role, odd_share, analyst<before>, usage<before>> {};

struct named_program {
  char const* name;
  synth::stack_program (*program)();
};
constexpr named_program programs[] = {
    {"tables.before", &synth::program_of<tables<before>>},
    {"tables.changed", &synth::program_of<tables<changed>>},
    {"tables.refused", &synth::program_of<tables<refused>>},
    {"views.before", &synth::program_of<views<before>>},
    {"views.refused", &synth::program_of<views<refused>>},
    {"shares.before", &synth::program_of<shares<before>>},
    {"shares.changed", &synth::program_of<shares<changed>>},
    {"shares.renamed", &synth::program_of<shares<renamed>>},
    {"shares.reduced", &synth::program_of<shares<reduced>>},
    {"consumers.before", &synth::program_of<consumers<before>>},
    {"consumers.changed", &synth::program_of<consumers<changed>>},
    {"loads.before", &synth::program_of<loads<before>>},
    {"loads.changed", &synth::program_of<loads<changed>>},
    {"roles.before", &synth::program_of<roles<before>>},
    {"roles.changed", &synth::program_of<roles<changed>>},
    {"roles.reduced", &synth::program_of<roles<reduced>>},
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return synth::bad_arguments;
  for (named_program const& p : programs) {
    std::string const file = std::string{argv[1]} + "/" + p.name + ".json";
    char const* const arguments[] = {argv[0], "--quiet", "--output", file.c_str()};
    if (int const code = synth::run_program(p.program(), 4, arguments)) return code;
  }
  return synth::success;
}
