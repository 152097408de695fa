// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/lineage.hpp>
#include <strata/version.hpp>

#include <chrono>
#include <cstdlib>
#include <ctime>

/// Lineage for catalogs (https://openlineage.io).
namespace strata::synth {

namespace detail {

/// The time of an event in ISO 8601: that of SOURCE_DATE_EPOCH, for builds with the same result on every day, or now.
inline std::string event_time() {
  std::time_t seconds = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  if (char const* const given = std::getenv("SOURCE_DATE_EPOCH"))
    seconds = static_cast<std::time_t>(std::strtoll(given, nullptr, 10));
  char text[32];
  std::tm const utc = *std::gmtime(&seconds);
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

/// Writes the parts of OpenLineage events.
class open_lineage_writer {
 public:
  open_lineage_writer(lineage const& of, std::string const& time) : of_{of}, time_{time} {}

  /// The event of a view.
  [[nodiscard]] json event(lineage::relation const& made, std::size_t number) const {
    std::set<std::size_t> reads;
    json fields = json::object(), conditions = json::array();
    for (lineage::column const& c : made.columns) {
      json inputs = json::array();
      for (lineage::source const& s : c.sources) {
        inputs.push_back(input(s.from, s.how));
        if (made.kind == "view" && of_.at(s.from).is_masked) inputs.back()["transformations"][0]["masking"] = true;
        reads.insert(s.from.relation);
      }
      fields[c.name] = {{"inputFields", inputs}};
    }
    for (lineage::place const& p : made.conditions)
      conditions.push_back(input(p, sql::derivation::condition)), reads.insert(p.relation);
    for (std::size_t read : reads) {  // what a materialized view has stored is not filtered
      if (made.kind != "view") break;
      for (std::size_t column : of_.relations[read].filters) {
        conditions.push_back(input({read, column}, sql::derivation::condition));
        conditions.back()["transformations"][0]["subtype"] = "FILTER";
        conditions.back()["transformations"][0]["description"] = "row-level security";
      }
    }
    json inputs = json::array();
    for (std::size_t read : reads) inputs.push_back(dataset(read));
    json output = dataset(number);
    output["facets"]["columnLineage"] =
        facet("ColumnLineageDatasetFacet", "1-2-0", {{"fields", fields}, {"dataset", conditions}});
    return {{"eventTime", time_},
            {"producer", producer_},
            {"schemaURL", "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/JobEvent"},
            {"job", {{"namespace", of_.stack}, {"name", made.id}}},
            {"inputs", inputs},
            {"outputs", json::array({output})}};
  }

 private:
  json facet(char const* name, char const* schema_version, json content) const {
    content["_producer"] = producer_;
    content["_schemaURL"] =
        std::string{"https://openlineage.io/spec/facets/"} + schema_version + '/' + name + ".json#/$defs/" + name;
    return content;
  }
  [[nodiscard]] json identified(std::size_t r) const {
    return {{"namespace", "redshift://" + of_.relations[r].workgroup}, {"name", of_.relations[r].qualified_name()}};
  }
  [[nodiscard]] json dataset(std::size_t r) const {
    json fields = json::array();
    for (lineage::column const& c : of_.relations[r].columns) {
      json field{{"name", c.name}};
      if (!c.type.empty()) field["type"] = c.type;
      fields.push_back(std::move(field));
    }
    json result = identified(r);
    result["facets"]["schema"] = facet("SchemaDatasetFacet", "1-1-1", {{"fields", fields}});
    return result;
  }
  [[nodiscard]] json input(lineage::place const& p, sql::derivation how) const {
    json result = identified(p.relation);
    result["field"] = of_.at(p).name;
    json transformation{{"type", how == sql::derivation::condition ? "INDIRECT" : "DIRECT"}};
    if (how != sql::derivation::condition)
      transformation["subtype"] = how == sql::derivation::copied ? "IDENTITY" : "TRANSFORMATION";
    result["transformations"] = json::array({transformation});
    return result;
  }

  lineage const& of_;
  std::string const& time_;
  std::string producer_ = "urn:strata:" + std::string{version};
};

}  // namespace detail

/// An OpenLineage event (https://openlineage.io/spec/2-0-2/OpenLineage.json) for each view: a job that makes the view
/// from the relations that it reads, with the lineage of its columns. Tables have no job, because they get their rows
/// outside of SQL. What masking policies hide from readers of a view has `masking`; the columns by which policies of
/// row-level security filter its rows are filters. The namespace of a relation is redshift:// and its workgroup's name,
/// because the endpoint is not known before the deployment.
inline json to_open_lineage(lineage const& of, std::string const& time = detail::event_time()) {
  detail::open_lineage_writer const writer{of, time};
  json events = json::array();
  for (std::size_t r = 0; r < of.relations.size(); ++r)
    if (of.relations[r].kind != "table") events.push_back(writer.event(of.relations[r], r));
  return events;
}

}  // namespace strata::synth
