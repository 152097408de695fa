// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// The output of a program: stable ids, an order without redundant DependsOn, files that are complete or do not exist.
#include <strata/synth.hpp>
#include <strata/synth/arguments_impl.hpp>
#include <strata/synth/command_line_impl.hpp>

#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

namespace strata_test {
namespace {

using namespace strata;

inline constexpr auto lake = data_lake_storage<"Lake">();
inline constexpr auto role = iam_role<"LakeRole">(service_principal::redshift, can_read(lake.silver() / "events/"));
inline constexpr auto ns =
    redshift_serverless_namespace<"Namespace">({.name = "main-ns", .db_name = "dev"}, default_role(role));
inline constexpr auto wg = redshift_serverless_workgroup<"Workgroup">(ns, {.name = "main-wg"});
inline constexpr auto events = wg.create_table<"Events">("CREATE TABLE events (id int, kind varchar(10))");
inline constexpr auto staged = wg.create_table<"Staged">("CREATE TABLE staged (id int, kind varchar(10))");
inline constexpr auto load = wg.ingest_data<"LoadStaged">(
    staged, lake.silver() / "events/", {.format = copy_format::csv, .when_no_files = when_no_files::fail});
inline constexpr auto merge = wg.merge_to_target_table<"Merge">(staged, events);
inline constexpr auto recent = wg.create_view<"Recent">("CREATE VIEW recent AS SELECT id FROM events");
inline constexpr auto report = wg.run_custom_sql<"Report">({.create = "CREATE TABLE report AS SELECT id FROM recent"});
inline constexpr auto audit = wg.create_table<"Audit">("CREATE TABLE audit (id int)");
inline constexpr auto report_after_audit = after<"ReportAfterAudit">(report, audit);
inline constexpr auto topic =
    raw_resource<"Topic">("AWS::SNS::Topic", [] { return cfn::object({{"KmsMasterKeyId", cfn::ref(lake.key())}}); });
inline constexpr auto versioned =
    property_override<"VersionedGold">(lake.gold().own, "VersioningConfiguration.Status", [] { return "Enabled"; });
inline constexpr auto stage = parameter<"Stage">({.default_value = "dev"});
inline constexpr auto is_prod = condition<"IsProd">([] { return cfn::fn::equals(stage.ref(), "prod"); });
inline constexpr auto log_group = resource<"Logs">(
    [] { return aws::logs::LogGroup{.LogGroupName = cfn::concat("/app/", stage.ref()), .RetentionInDays = 30}; });
inline constexpr auto endpoint =
    output<"Endpoint">([] { return cfn::json{cfn::get_att<"Workgroup.Endpoint.Address">(wg.handle())}; },
                       {.description = "where to connect"});

struct small : stack<small, "Small", lake, role, ns, wg, staged, load> {};
struct larger : stack<larger, "Small", topic, audit, load, report_after_audit, merge, recent, report, events, wg,
                      staged, ns, role, lake, versioned, stage, is_prod, log_group, endpoint> {
  static constexpr stack_options options{.description = "with $ and \"quotes\""};
};
static_assert(valid<small> && valid<larger>);

inline constexpr auto recent_names = wg.create_view<"RecentNames">(
    "CREATE VIEW Recent_Names AS SELECT upper(kind) AS \"Name\" FROM events WHERE id > 1");
inline constexpr auto hidden =
    wg.create_view<"Hidden">(opaque_sql{"CREATE VIEW hidden AS SELECT * FROM staged", "hidden", "staged"});
inline constexpr auto twice = wg.create_view<"Twice">("CREATE VIEW twice AS SELECT name AS n FROM recent_names");
inline constexpr auto names_share = wg.create_share<"NamesShare">("names", twice);
inline constexpr auto hidden_share = wg.create_share<"HiddenShare">("hidden", hidden);
struct sharing : stack<sharing, "Sharing", lake, role, ns, wg, events, staged, recent_names, hidden, twice, load, merge,
                       names_share, hidden_share> {};
static_assert(valid<sharing>);

inline constexpr auto daily = wg.create_materialized_view<"Daily">(
    "CREATE MATERIALIZED VIEW daily AS SELECT id, count(*) AS n FROM staged GROUP BY id");
inline constexpr auto monthly =
    wg.create_materialized_view<"Monthly">("CREATE MATERIALIZED VIEW monthly AS SELECT sum(n) AS n FROM daily");
inline constexpr auto refresh_daily = wg.run_custom_sql<"RefreshDaily">({.create = "REFRESH MATERIALIZED VIEW daily"});
inline constexpr auto refresh_monthly =
    wg.run_custom_sql<"RefreshMonthly">({.create = "REFRESH MATERIALIZED VIEW monthly"});
struct refreshing : stack<refreshing, "Refreshing", refresh_monthly, refresh_daily, monthly, daily, lake, role, ns, wg,
                          staged, load> {};
static_assert(valid<refreshing>);

using synth::json;

std::set<std::string> depends_on(json const& resource) {
  if (!resource.contains("DependsOn")) return {};
  json const& d = resource["DependsOn"];
  if (d.is_string()) return {d.get<std::string>()};
  return d.get<std::set<std::string>>();
}

/// All resources that a resource waits for, directly or not, by references and DependsOn.
std::set<std::string> ancestors(json const& resources, std::string const& id) {
  std::set<std::string> seen;
  std::vector<std::string> open{id};
  while (!open.empty()) {
    std::string const at = open.back();
    open.pop_back();
    auto const visit = [&](std::string const& name) {
      if (resources.contains(name) && name != id && seen.insert(name).second) open.push_back(name);
    };
    synth::for_each_reference(resources[at], visit);
    for (std::string const& d : depends_on(resources[at])) visit(d);
  }
  return seen;
}

std::string read(std::filesystem::path const& file) {
  std::ifstream in{file};
  return {std::istreambuf_iterator<char>{in}, {}};
}

/// Runs a program's main and captures its streams.
struct outcome {
  int code;
  std::string out, err;
};
template <class Stack>
outcome run_with(std::vector<char const*> arguments) {
  arguments.insert(arguments.begin(), "program");
  std::ostringstream out, err;
  auto* const cout_buffer = std::cout.rdbuf(out.rdbuf());
  auto* const cerr_buffer = std::cerr.rdbuf(err.rdbuf());
  int const code = run<Stack>(static_cast<int>(arguments.size()), arguments.data());
  std::cout.rdbuf(cout_buffer);
  std::cerr.rdbuf(cerr_buffer);
  return {code, out.str(), err.str()};
}

std::filesystem::path scratch(char const* name) {
  auto const folder = std::filesystem::temp_directory_path() / ("strata-synth-test-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  return folder / name;
}

TEST_CASE("adding and reordering declarations changes no other logical id") {
  json const before = synth::synthesize<small>().document["Resources"],
             after_ = synth::synthesize<larger>().document["Resources"];
  for (auto const& [id, resource] : before.items()) {
    INFO(id);
    REQUIRE(after_.contains(id));
    if (id == "LakeGoldBucket") continue;  // overridden
    json mine = resource, theirs = after_[id];
    mine.erase("DependsOn");
    theirs.erase("DependsOn");
    for (json* function : {&mine, &theirs})  // carries the parts of the handler that its platform uses
      if ((*function)["Type"] == "AWS::Lambda::Function") (*function)["Properties"].erase("Code");
    CHECK(mine == theirs);
  }
}

TEST_CASE("lineage goes through views, tells what fills tables, and what datashares show") {
  synth::lineage const told = synth::lineage_of(synth::program_of<sharing>());
  REQUIRE(told.relations.size() == 5);
  auto const& view = told.relations[2];
  CHECK(view.id == "RecentNames");
  CHECK(view.qualified_name() == "dev.public.recent_names");
  REQUIRE(view.columns.size() == 1);
  CHECK(view.columns[0].name == "name");
  CHECK(told.name_of(view.columns[0].sources[0].from) == "public.events.kind");
  CHECK(view.columns[0].sources[0].how == sql::derivation::transformed);
  REQUIRE(view.conditions.size() == 1);
  CHECK(told.name_of(view.conditions[0]) == "public.events.id");
  CHECK(told.relations[0].filled_by == std::vector<std::string>{"Merge"});
  CHECK(told.relations[1].filled_by == std::vector<std::string>{"LoadStaged"});
  CHECK_FALSE(told.relations[3].has_known_columns);
  auto const names_of = [&](std::set<synth::lineage::place> const& places) {
    std::set<std::string> names;
    for (auto const& p : places) names.insert(told.name_of(p));
    return names;
  };
  REQUIRE(told.datashares.size() == 2);
  CHECK(names_of(told.datashares[0].shows) == std::set<std::string>{"public.twice.n", "public.recent_names.name",
                                                                    "public.events.kind", "public.staged.kind"});
  // The columns of the hidden view are unknown, so it may show all columns that it reads.
  CHECK(told.datashares[1].shows.empty());
  std::set<synth::lineage::place> uncertain;
  for (auto const& [place, missing] : told.datashares[1].may_show) {
    uncertain.insert(place);
    CHECK(missing == "Hidden");
  }
  CHECK(names_of(uncertain) == std::set<std::string>{"public.staged.id", "public.staged.kind"});
  CHECK(
      names_of(synth::columns_around(told, "Recent_Names.name")) ==
      std::set<std::string>{"public.events.kind", "public.recent_names.name", "public.staged.kind", "public.twice.n"});
  CHECK(names_of(synth::columns_around(told, "public.twice.n")).size() == 4);
  // The merge puts the staged rows into the table.
  CHECK(names_of(synth::columns_around(told, "staged.id")) ==
        std::set<std::string>{"public.events.id", "public.staged.id"});
  CHECK_THROWS_AS(synth::columns_around(told, "staged.name"), std::invalid_argument);
  CHECK(names_of(synth::related_columns(told)).size() == 6);
  json const events_told = synth::to_open_lineage(told, "2026-01-01T00:00:00Z");
  REQUIRE(events_told.size() == 3);
  CHECK(events_told[2]["job"]["name"] == "Twice");
  CHECK(events_told[2]["outputs"][0]["facets"]["columnLineage"]["fields"]["n"]["inputFields"][0]["name"] ==
        "dev.public.recent_names");
}

TEST_CASE("materialized views are refreshed from the tables upwards") {
  json const resources = synth::synthesize<refreshing>().document["Resources"];
  CHECK(ancestors(resources, "RefreshDaily").count("LoadStaged") == 1);
  for (auto earlier : {"Daily", "RefreshDaily"}) CHECK(ancestors(resources, "Monthly").count(earlier) == 1);
  for (auto earlier : {"RefreshDaily", "Monthly"}) CHECK(ancestors(resources, "RefreshMonthly").count(earlier) == 1);
}

TEST_CASE("order follows from what statements create, fill and read") {
  json const resources = synth::synthesize<larger>().document["Resources"];
  CHECK(ancestors(resources, "LoadStaged").count("Staged") == 1);
  for (auto earlier : {"Staged", "Events", "LoadStaged"}) CHECK(ancestors(resources, "Merge").count(earlier) == 1);
  CHECK(ancestors(resources, "Recent").count("Merge") == 1);
  for (auto earlier : {"Recent", "Audit"}) CHECK(ancestors(resources, "Report").count(earlier) == 1);
  CHECK(ancestors(resources, "Audit").count("Report") == 0);
  CHECK(ancestors(resources, "Staged").count("Events") == 0);
}

TEST_CASE("DependsOn says nothing that another path says") {
  json resources = synth::synthesize<larger>().document["Resources"];
  std::size_t said = 0;
  for (auto const& [id, resource] : resources.items()) {
    for (std::string const& d : depends_on(resource)) {
      ++said;
      json without = resources;
      auto rest = depends_on(resource);
      rest.erase(d);
      without[id]["DependsOn"] = rest;
      INFO(id << " -> " << d);
      CHECK(ancestors(without, id).count(d) == 0);
    }
  }
  CHECK(said > 5);
}

TEST_CASE("what a resource refers to, its construct has asked for") {
  // The graph relies on the constructs' descriptions; the template shows their real references.
  auto const program = synth::program_of<larger>();
  auto const made = synth::synthesize(program);
  std::map<std::string, std::size_t> owner;
  json const& resources = made.document["Resources"];
  for (auto it = resources.begin(); it != resources.end(); ++it) owner.emplace(it.key(), made.constructs[owner.size()]);
  for (auto const& [id, construct] : owner) {
    if (construct == program.count) continue;
    core::description const& mine = *program.descriptions[construct];
    json body = resources[id];
    body.erase("DependsOn");
    synth::for_each_reference(body, [&, from = construct](std::string const& name) {
      auto const found = owner.find(name);
      if (found == owner.end() || found->second == from || found->second == program.count) return;
      std::string_view const wanted = program.descriptions[found->second]->id;
      bool asked = false;
      for (std::size_t m = 0; m < mine.mention_count; ++m)
        asked = asked || (core::is_id(mine.mentions[m].how) && mine.text(mine.mentions[m]) == wanted);
      INFO(mine.id << " refers to " << name);
      CHECK(asked);
    });
  }
}

TEST_CASE("the constant template is the one that the program writes") {
  synth::json_writer constant;
  template_of<larger>.write(constant);
  CHECK(constant.take().dump() == synth::synthesize<larger>().document.dump());
}

struct any_value {
  constexpr void report(auto const&...) const {}
};

TEST_CASE("a defect of a construct is told") {
  auto const program = synth::program_of<small>();
  auto const defect_of = [&](std::initializer_list<cfn::logical_id> resources,
                             std::initializer_list<cfn::logical_id> dependencies) {
    cfn::event kept[2][200]{};
    cfn::event_value values[2][200]{};
    cfn::recording_view recorded[2];
    for (std::size_t i = 0; i < 2; ++i) {
      cfn::recorder out{{kept[i], values[i], 200, 200}};
      any_value errors;
      if (i == 0)
        for (auto const* id = resources.begin(); id != resources.end(); ++id)
          strata::detail::record_resource(out, errors, *id, aws::logs::LogGroup{},
                                          {.depends_on = {dependencies.begin()[id - resources.begin()]}});
      recorded[i] = {kept[i], values[i], out.room().event_count};
    }
    std::uint32_t const order[] = {0};
    indexed_template const made{program.info, recorded, core::graph_view{nullptr, 0, order, 1}};
    return std::string{made->first_defect().sentence};
  };
  CHECK(defect_of({{"A", {}}, {"B", {}}}, {{"B", {}}, {"C", {}}}) ==
        "a resource depends on one that the template does not have");
  CHECK(defect_of({{"A", {}}, {"B", {}}}, {{"B", {}}, {"A", {}}}) == "a resource waits for itself");
}

TEST_CASE("sections, overrides and untyped resources") {
  json const document = synth::synthesize<larger>().document;
  CHECK(document["Description"] == "with $ and \"quotes\"");
  CHECK(document["Parameters"]["Stage"]["Default"] == "dev");
  CHECK(document["Conditions"]["IsProd"] == json::parse(R"({"Fn::Equals":[{"Ref":"Stage"},"prod"]})"));
  CHECK(document["Outputs"]["Endpoint"]["Value"] ==
        json::parse(R"({"Fn::GetAtt":["Workgroup","Workgroup.Endpoint.Address"]})"));
  json const& gold = document["Resources"]["LakeGoldBucket"];
  CHECK(gold["Properties"]["VersioningConfiguration"]["Status"] == "Enabled");
  CHECK(gold["Metadata"]["Strata"]["Overrides"] == json::array({"VersioningConfiguration.Status"}));
  CHECK(document["Resources"]["Topic"]["Metadata"]["Strata"]["Untyped"] == true);
  CHECK(document["Resources"]["Logs"]["Properties"]["LogGroupName"] == json::parse(R"({"Fn::Sub":"/app/${Stage}"})"));
}

TEST_CASE("the policies of a removed resource") {
  json const resources = synth::synthesize<larger>().document["Resources"];
  for (auto kept : {"LakeKey", "LakeSilverBucket", "Namespace", "NamespaceDataKey", "Events"}) {
    INFO(kept);
    CHECK(resources[kept]["DeletionPolicy"] == "RetainExceptOnCreate");
    CHECK(resources[kept]["UpdateReplacePolicy"] == "Retain");
  }
  for (auto follows_the_program : {"Recent", "Merge", "Workgroup"}) {
    INFO(follows_the_program);
    CHECK_FALSE(resources[follows_the_program].contains("DeletionPolicy"));
  }
}

TEST_CASE("two runs write the same bytes, indented or not") {
  auto const first = run_with<small>({}), second = run_with<small>({});
  CHECK(first.code == 0);
  CHECK(first.out == second.out);
  CHECK(first.out.find('\n') == first.out.size() - 1);
  CHECK(first.out.find("arn:aws:") == std::string::npos);
  auto const indented = run_with<small>({"--indent=4"});
  CHECK(indented.out.find("\n    \"Resources\"") != std::string::npos);
  CHECK(json::parse(indented.out) == json::parse(first.out));
  CHECK(run_with<small>({"-i"}).out.find("\n  \"Resources\"") != std::string::npos);
}

TEST_CASE("a file is written whole, and the summary says how to deploy it") {
  auto const file = scratch("template.json");
  auto const done = run_with<small>({"--output", file.c_str()});
  CHECK(done.code == 0);
  CHECK(done.out.empty());
  CHECK(read(file) == run_with<small>({}).out);
  CHECK(done.err.find("--stack-name Small --capabilities CAPABILITY_IAM") != std::string::npos);
  CHECK(done.err.find("1  AWS::RedshiftServerless::Workgroup") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(file.string() + ".partial"));
}

TEST_CASE("an output that cannot be written leaves what was there") {
  auto const missing = scratch("no-such-folder") / "template.json";
  auto const failed = run_with<small>({"--output", missing.c_str()});
  CHECK(failed.code == synth::cannot_write);
  CHECK(failed.err.find("cannot write " + missing.string()) != std::string::npos);
  CHECK(std::count(failed.err.begin(), failed.err.end(), '\n') == 1);
  auto const folder = scratch("a-folder");
  std::filesystem::create_directories(folder);
  CHECK(run_with<small>({"--output", folder.c_str()}).code == synth::cannot_write);
  CHECK(run_with<small>({"--output", "/dev/full"}).code == synth::cannot_write);
}

TEST_CASE("bad arguments get one line and their own exit code") {
  for (std::vector<char const*> wrong : std::vector<std::vector<char const*>>{{"--nonsense"},
                                                                              {"--indent=many"},
                                                                              {"--indent=-3"},
                                                                              {"--indent=99"},
                                                                              {"--output"},
                                                                              {"--output="},
                                                                              {"stray"}}) {
    auto const failed = run_with<small>(wrong);
    INFO(wrong.front() << ": " << failed.err);
    CHECK(failed.code == synth::bad_arguments);
    CHECK(failed.out.empty());
    CHECK(std::count(failed.err.begin(), failed.err.end(), '\n') == 1);
    CHECK(failed.err.find("see --help") != std::string::npos);
  }
}

TEST_CASE("help and version") {
  auto const help = run_with<small>({"--help"});
  CHECK(help.code == 0);
  for (auto option : {"--output", "--indent", "--help", "--version", "Exit codes"})
    CHECK(help.out.find(option) != std::string::npos);
  CHECK(run_with<small>({"--version"}).out == "Strata " + std::string{version} + "\n");
}

TEST_CASE("a template that is too large is refused, unless it goes through a bucket") {
  auto program = synth::program_of<small>();
  std::string const filler(60'000, 'x');
  program.info.options.description = filler;
  std::ostringstream err;
  auto* const buffer = std::cerr.rdbuf(err.rdbuf());
  auto const file = scratch("large.json");
  char const* const direct[] = {"program", "-o", file.c_str()};
  int const refused = synth::run_program(program, 3, direct);
  char const* const through[] = {"program", "--through-bucket", "-o", file.c_str()};
  bool const existed = std::filesystem::exists(file);
  int const taken = synth::run_program(program, 4, through);
  std::string const huge(1'000'001, 'x');
  program.info.options.description = huge;
  int const too_large = synth::run_program(program, 4, through);
  std::cerr.rdbuf(buffer);
  CHECK(refused == synth::template_too_large);
  CHECK_FALSE(existed);
  CHECK(taken == 0);
  CHECK(too_large == synth::template_too_large);
  CHECK(err.str().find("51,200") != std::string::npos);
  CHECK(err.str().find("--s3-bucket BUCKET") != std::string::npos);
}

}  // namespace
}  // namespace strata_test
