// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/writer.hpp>

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace strata::synth {

using json = nlohmann::ordered_json;

/// The effects of property changes, by the path of the property: "BucketEncryption.Rules.*.Key". Any other property
/// changes in place.
using update_behaviour = std::map<std::string, cfn::update, std::less<>>;

namespace detail {

/// An empty object. A vector holds its members and copies all of them when it grows.
inline json object_with_capacity(std::size_t members) {
  json result = json::object();
  result.get_ref<json::object_t&>().reserve(members);
  return result;
}

}  // namespace detail

/// Builds a JSON document; the members of objects keep their order.
class json_writer final : public cfn::writer {
 public:
  void null() override { put(nullptr); }
  void boolean(bool value) override { put(value); }
  void integer(std::int64_t value) override { put(value); }
  void number(double value) override { put(value); }
  void string(std::string_view value) override { put(std::string{value}); }
  void begin_array() override { open_.push_back({json::array(), {}}); }
  void end_array() override { close(); }
  void begin_object() override { open_.push_back({detail::object_with_capacity(8), {}}); }
  void key(std::string_view name) override { open_.back().key = std::string{name}; }
  void end_object() override { close(); }
  void updates(std::string_view member, cfn::update how) override {
    if (behaviour_ == nullptr) return;
    std::string path;
    for (std::size_t i = 0; i + 1 < open_.size(); ++i) path += (open_[i].value.is_array() ? "*" : open_[i].key) + '.';
    behaviour_->insert_or_assign(path += member, how);
  }

  /// Starts to note the effects of property changes.
  void note_updates(update_behaviour& here) { behaviour_ = &here; }

  /// The document; the writer is empty afterwards.
  json take() { return std::exchange(done_, json{}); }

 private:
  struct level {
    json value;
    std::string key;
  };
  void put(json value) {
    if (open_.empty())
      done_ = std::move(value);
    else if (open_.back().value.is_array())
      open_.back().value.push_back(std::move(value));
    else
      open_.back().value[open_.back().key] = std::move(value);
  }
  void close() {
    json value = std::move(open_.back().value);
    open_.pop_back();
    put(std::move(value));
  }

  std::vector<level> open_;
  json done_;
  update_behaviour* behaviour_ = nullptr;
};

}  // namespace strata::synth
