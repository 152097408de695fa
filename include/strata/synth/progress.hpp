// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/terminal.hpp>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace strata::synth {

/// Tells people at a terminal that a program still works: after two seconds, and then every ten. Does nothing where
/// standard error is a file or a pipe, so that logs stay the same on slow machines.
class progress {
 public:
  using clock = std::chrono::steady_clock;

  /// @param say takes the seconds that have passed; it is called in another thread, and never after the destructor
  explicit progress(std::function<void(long long)> say) {
    if (!is_terminal(standard_stream::error)) return;
    reporter_ = std::thread{[this, say = std::move(say), begun = clock::now()] {
      std::unique_lock lock{mutex_};
      for (std::chrono::seconds next{2}; !done_.wait_until(lock, begun + next, [this] { return over_; });
           next += std::chrono::seconds{next.count() < 10 ? 8 : 10})
        say(next.count());
    }};
  }
  progress(progress const&) = delete;
  progress& operator=(progress const&) = delete;
  ~progress() {
    if (!reporter_.joinable()) return;
    {
      std::lock_guard const lock{mutex_};
      over_ = true;
    }
    done_.notify_one();
    reporter_.join();
  }

 private:
  std::mutex mutex_;
  std::condition_variable done_;
  bool over_ = false;
  std::thread reporter_;
};

}  // namespace strata::synth
