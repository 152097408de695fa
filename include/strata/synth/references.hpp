// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/references.hpp>
#include <strata/synth/json_writer.hpp>

namespace strata::synth {

namespace detail {

/// Hands a document on to a writer.
inline void write(json const& value, cfn::writer& out) {
  switch (value.type()) {
    case json::value_t::array:
      out.begin_array();
      for (json const& item : value) write(item, out);
      return out.end_array();
    case json::value_t::object:
      out.begin_object();
      for (auto it = value.begin(); it != value.end(); ++it) {
        out.key(it.key());
        write(it.value(), out);
      }
      return out.end_object();
    case json::value_t::string:
      return out.string(value.get_ref<std::string const&>());
    case json::value_t::boolean:
      return out.boolean(value.get<bool>());
    case json::value_t::number_integer:
    case json::value_t::number_unsigned:
      return out.integer(value.get<std::int64_t>());
    case json::value_t::number_float:
      return out.number(value.get<double>());
    case json::value_t::null:
    case json::value_t::binary:
    case json::value_t::discarded:
      break;
  }
  out.null();
}

}  // namespace detail

/// Calls `found(name)` for each name that a document refers to; see `cfn::reference_finder`.
template <class Found>
void for_each_reference(json const& value, Found const& found) {
  cfn::reference_finder finder{[&found](std::string_view name) { found(std::string{name}); }};
  detail::write(value, finder);
}

}  // namespace strata::synth
