// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/commands/command.hpp>
#include <strata/synth/commands/manual_page.hpp>

namespace strata::synth::commands {

/// Prints the manual page.
class man_page_command final : public command {
 public:
  void describe(option_list& options) override { options.output_file(output); }

  [[nodiscard]] exit_code run(invocation const& on) const override { return write(on, manual_page(on.syntax)); }
};

}  // namespace strata::synth::commands
