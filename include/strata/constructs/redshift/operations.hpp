// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/operations/alarms.hpp>
#include <strata/constructs/redshift/operations/snapshots.hpp>

/// What a warehouse does every day, and who watches it: schedules, refreshes, snapshots, alarms, usage limits. A
/// program includes this header beside <strata/synth.hpp> or <strata/strata.hpp>.
