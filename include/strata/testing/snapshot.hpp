// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/testing/assertions.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>

/// Snapshots: the last reviewed version of a template.
namespace strata::testing {

namespace detail {

inline void compare_documents(std::string const& at, nlohmann::json const* before, nlohmann::json const* now,
                              differences& out) {
  auto const at_key = [&at](std::string const& key) { return at.empty() ? key : at + "." + key; };
  if (before != nullptr && now != nullptr && before->type() == now->type() && before->is_object()) {
    for (auto it = before->begin(); it != before->end(); ++it)
      compare_documents(at_key(it.key()), &it.value(), now->contains(it.key()) ? &(*now)[it.key()] : nullptr, out);
    for (auto it = now->begin(); it != now->end(); ++it)
      if (!before->contains(it.key())) compare_documents(at_key(it.key()), nullptr, &it.value(), out);
  } else if (before != nullptr && now != nullptr && before->is_array() && now->is_array() &&
             before->size() == now->size()) {
    for (std::size_t i = 0; i < before->size(); ++i)
      compare_documents(at_key(std::to_string(i)), &(*before)[i], &(*now)[i], out);
  } else if (before == nullptr || now == nullptr || *before != *now) {
    if (before != nullptr) out.push_back("- " + at + ": " + before->dump());
    if (now != nullptr) out.push_back("+ " + at + ": " + now->dump());
  }
}

}  // namespace detail

/// Holds if the document equals the one in the file, regardless of the order of keys; otherwise the text has a line for
/// each difference. With STRATA_UPDATE_SNAPSHOTS=1 in the environment it writes the file instead. A missing file fails.
inline outcome matches_snapshot(json const& document, std::filesystem::path const& file) {
  char const* const update = std::getenv("STRATA_UPDATE_SNAPSHOTS");
  if (update != nullptr && std::string_view{update} == "1") {
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path());
    std::ofstream out{file, std::ios::binary};
    out << document.dump(2) << '\n' << std::flush;
    return {out.good(), "cannot write " + file.string()};
  }
  std::ifstream in{file, std::ios::binary};
  if (!in) return {false, file.string() + " does not exist; STRATA_UPDATE_SNAPSHOTS=1 writes it"};
  nlohmann::json const before = nlohmann::json::parse(in, nullptr, false);
  if (before.is_discarded()) return {false, file.string() + " is not JSON"};
  nlohmann::json const now(document);
  differences found;
  detail::compare_documents("", &before, &now, found);
  if (found.empty()) return {};
  std::string text = file.string() + " differs (STRATA_UPDATE_SNAPSHOTS=1 accepts the new version):\n";
  for (std::string const& line : found) text += "  " + line + '\n';
  return {false, text};
}

/// Holds if the template of a stack equals its snapshot: `CHECK_THAT(snapshot_of<app>("app.json"), holds())`.
template <class Stack>
outcome snapshot_of(std::filesystem::path const& file) {
  return matches_snapshot(synth::synthesize<Stack>().document, file);
}

}  // namespace strata::testing
