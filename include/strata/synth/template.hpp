// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/stack_template.hpp>
#include <strata/synth/json_writer.hpp>
#include <strata/synth/program.hpp>

#include <map>
#include <stdexcept>

namespace strata::synth {

/// A stack's template in JSON. Equal stacks give equal bytes, with every compiler and in every run.
struct synthesized_template {
  json document;
  std::map<std::string, std::size_t> resource_counts;  ///< by type
  std::vector<std::size_t> constructs;                 ///< the construct of each resource, in the document's order
  std::map<std::string, update_behaviour> updates;     ///< by type; filled on request
  [[nodiscard]] std::size_t resources() const {
    std::size_t sum = 0;
    for (auto const& [type, count] : resource_counts) sum += count;
    return sum;
  }
};

/// Writes the template of a program. Resources stand in the deployment order of their constructs.
/// @param with_updates also give the effects of property changes, for the types in the template
/// @throws std::logic_error for what is a defect of a construct: `stack_template::first_defect`
inline synthesized_template synthesize(stack_program const& program, bool with_updates = false) {
  indexed_template const made{program.info, program.parts, program.graph.view()};
  if (stack_template::defect const defect = made->first_defect(); !defect.sentence.empty())
    throw std::logic_error{std::string{defect.sentence}.append(": ") += std::string{defect.resource.construct} +=
                           defect.resource.part};
  synthesized_template result;
  json_writer document;
  made->write(document);
  result.document = document.take();
  made->each_resource([&](std::size_t resource) {
    std::string const type{made->type_of(resource)};
    ++result.resource_counts[type];
    result.constructs.push_back(made->construct_of(resource));
    if (!with_updates) return;
    json_writer properties;
    properties.note_updates(result.updates[type]);
    made->write_recorded_properties(resource, properties);
  });
  return result;
}

/// The template of a stack.
template <class Stack>
synthesized_template synthesize() {
  return synthesize(program_of<Stack>());
}

}  // namespace strata::synth
