// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
// A platform at run time, for the judges that compare Strata's answers with what happens in PostgreSQL. A line is a
// construct: fields with tabs between them.
#include <strata/constructs.hpp>

#include <deque>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace strata_test {

using namespace strata;

inline constexpr auto warehouse = redshift_serverless_namespace<"Warehouse">({.name = "warehouse", .db_name = "dev"});
inline constexpr auto wg = redshift_serverless_workgroup<"Workgroup">(warehouse, {.name = "workgroup"});

struct made_relation : redshift_relation {
  made_relation(sql::object_kind kind, sql_source const& text) : redshift_relation{"Relation", wg, kind, text, {}, 0} {}
};

/// A datashare of relations by name, "schema.name", and of schemas, "schema.*".
struct made_share : redshift_datashare_base {
  made_share(std::string const& name, std::vector<std::string> held)
      : redshift_datashare_base{"Share", wg, name, {}, holds_name, 0}, held_{std::move(held)} {}

 private:
  static bool holds_name(redshift_datashare_base const& self, sql::object_name const& relation, bool) {
    std::string const schema{relation.schema.text};
    for (std::string const& one : static_cast<made_share const&>(self).held_)
      if (one == schema + ".*" || one == schema + '.' + std::string{relation.name.text}) return true;
    return false;
  }
  std::vector<std::string> held_;
};

/// A platform at run time: what `stack` makes of constants.
class platform {
 public:
  platform() = default;
  platform(platform const&) = delete;
  platform& operator=(platform const&) = delete;
  ~platform() = default;

  void add(std::vector<std::string> const& fields) {
    for (std::string const& f : fields) texts_.push_back(f);
    auto const field = [&](std::size_t i) -> std::string const& { return texts_[texts_.size() - fields.size() + i]; };
    std::string const& kind = field(0);
    if (kind == "table" || kind == "view" || kind == "mview") {
      relation(std::make_shared<made_relation>(kind == "table"  ? sql::object_kind::table
                                               : kind == "view" ? sql::object_kind::view
                                                                : sql::object_kind::materialized_view,
                                               sql_source{field(1)}));
    } else if (kind == "existing") {
      relation(std::make_shared<existing_relation_base>("Existing", wg, field(1), field(2),
                                                        existing_relation_options{.columns = field(3)}, 0u));
    } else if (kind == "script" || kind == "opaque") {
      sql_source const source =
          kind == "script" ? sql_source{field(1)} : sql_source{opaque_sql{field(1), field(2), field(3), field(4)}};
      script(std::make_shared<redshift_custom_sql_base>("Script", wg, custom_sql_options{.create = source}, 0u));
    } else if (kind == "merge") {
      row();
      merges_.back() = keep(
          std::make_shared<redshift_merge_base>("Merge", wg, named(field(1)), named(field(2)), merge_options{}, 0u));
    } else if (kind == "load") {
      row();
      loads_.back() = keep(std::make_shared<redshift_load_base>(
          "Load", wg, named(field(1)), load_source{external_bucket{"bucket", "eu-west-1"} / field(2)},
          copy_options{.columns = field(3)}, 0u));
    } else if (kind == "copy") {
      row();
      copies_.back() = keep(std::make_shared<s3_data_copy_base>(
          "Copy", external_bucket{"bucket", "eu-west-1"} / field(1), external_bucket{"bucket", "eu-west-1"} / field(2),
          s3_copy_options{}, 0u));
    } else if (kind == "share") {
      row();
      shares_.back() = keep(std::make_shared<made_share>(field(1), std::vector(fields.begin() + 2, fields.end())));
    }
  }

  /// Resolves all columns, and with them where values go. Of a platform to which nothing is added any more.
  flow::data_flow const& graph() {
    resolve_columns();
    of_ = {relations_.size(),      relations_.data(), parsed_relations_.data(), hashes_.data(), scripts_.data(),
           parsed_scripts_.data(), shares_.data(),    databases_.data(),        loads_.data(),  merges_.data(),
           copies_.data()};
    resolved_ = std::make_unique<flow::resolved_flow>(of_, columns_.data());
    return resolved_->flow();
  }

 protected:
  template <class T>
  T const* keep(std::shared_ptr<T> made) {
    T const* const result = made.get();
    owned_.push_back(std::move(made));
    return result;
  }
  void row() {
    relations_.push_back(nullptr);
    parsed_relations_.push_back(nullptr);
    hashes_.push_back(0);
    scripts_.push_back(nullptr);
    parsed_scripts_.push_back(nullptr);
    shares_.push_back(nullptr);
    databases_.push_back(nullptr);
    loads_.push_back(nullptr);
    merges_.push_back(nullptr);
    copies_.push_back(nullptr);
  }
  parsed_sql const* parse(sql_source const& source) {
    parses_.push_back(std::make_unique<detail::sql_parse>(source));
    return &parsed_.emplace_back(parses_.back()->view());
  }
  template <class T>
  void relation(std::shared_ptr<T> made) {
    row();
    redshift_relation const* const one = keep(std::move(made));
    relations_.back() = one;
    parsed_relations_.back() = parse(one->source());
    hashes_.back() = detail::hash_of_relation(one->schema(), one->name().name);
  }
  void script(std::shared_ptr<redshift_custom_sql_base> made) {
    row();
    scripts_.back() = keep(std::move(made));
    parsed_scripts_.back() = parse(scripts_.back()->source());
  }
  redshift_relation const& named(std::string const& name) const {
    for (redshift_relation const* r : relations_)
      if (r != nullptr && r->name().name.text == name) return *r;
    throw std::invalid_argument{"no relation " + name};
  }

  /// The columns of constructs from those that they read, which come first.
  void resolve_columns() {
    columns_.resize(relations_.size());
    for (std::size_t i = 0; i < relations_.size(); ++i) {
      if (relations_[i] == nullptr || relations_[i]->is_opaque() || parsed_relations_[i]->tree.root == 0) continue;
      sql::catalog known{relations_[i]->search_schema(), {relations_[i]->database(), true}};
      std::vector<std::uint32_t> numbers;
      for (std::uint32_t r = 0; r < i; ++r) {
        if (relations_[r] == nullptr) continue;
        sql::catalog_relation one{relations_[r]->qualified_name(), relations_[r]->kind()};
        one.columns.known = columns_[r].known && !altered(r);
        for (std::size_t c = 0; c < columns_[r].count; ++c)
          one.columns.columns.push_back({.name = columns_[r].columns[c].name, .hash = columns_[r].columns[c].hash});
        known.add(std::move(one));
        numbers.push_back(r);
      }
      sql::tree_view const& tree = parsed_relations_[i]->tree;
      kept_.push_back(std::make_unique<detail::kept_columns<detail::column_counts{100, 3000}>>(
          sql::rows_of(tree, tree[tree.root].child, known), [&](std::uint32_t at) { return numbers[at]; }));
      if (!kept_.back()->fits()) throw std::length_error{"too many columns"};
      columns_[i] = kept_.back()->view();
    }
  }
  bool altered(std::size_t relation) const {
    for (parsed_sql const* script : parsed_scripts_) {
      if (script == nullptr) continue;
      for (sql::relation_use const& use : *script)
        if ((use.how == sql::usage::alters || use.how == sql::usage::drops) &&
            sql::equal(use.name.name, relations_[relation]->name().name))
          return true;
    }
    return false;
  }

  std::deque<std::string> texts_;  // constructs and trees point into them
  std::vector<std::shared_ptr<void>> owned_;
  std::deque<parsed_sql> parsed_;
  std::vector<std::unique_ptr<detail::sql_parse>> parses_;
  std::vector<std::unique_ptr<detail::kept_columns<detail::column_counts{100, 3000}>>> kept_;
  std::vector<redshift_relation const*> relations_;
  std::vector<parsed_sql const*> parsed_relations_, parsed_scripts_;
  std::vector<std::uint64_t> hashes_;
  std::vector<redshift_custom_sql_base const*> scripts_;
  std::vector<redshift_datashare_base const*> shares_;
  std::vector<redshift_share_database_base const*> databases_;
  std::vector<redshift_load_base const*> loads_;
  std::vector<redshift_merge_base const*> merges_;
  std::vector<s3_data_copy_base const*> copies_;
  std::vector<stack_columns> columns_;
  flow::constructs_by_kind of_{};
  std::unique_ptr<flow::resolved_flow> resolved_;
};

inline std::vector<std::string> fields_of(std::string const& line) {
  std::vector<std::string> result{""};
  for (char c : line) {
    if (c == '\t')
      result.emplace_back();
    else
      result.back() += c;
  }
  return result;
}

}  // namespace strata_test
