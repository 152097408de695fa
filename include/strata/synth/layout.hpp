// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/picture.hpp>

#include <cmath>
#include <numeric>

/// The positions of the nodes in a picture: in layers from left to right, each node after those that it needs
/// (Sugiyama, Tagawa, Toda: Methods for visual understanding of hierarchical system structures, 1981).
namespace strata::synth {

struct point {
  double x{}, y{};
};

struct layout {
  struct box {
    double x{}, y{}, width{};  ///< the left edge, the middle's height, the width
  };
  static constexpr double box_height = 40;
  double width{}, height{};
  std::vector<box> boxes;  ///< one for each node
  struct line {
    std::size_t from{}, to{};
    std::vector<point> points;
  };
  std::vector<line> lines;
};

namespace detail {

class layering {
 public:
  explicit layering(picture const& p) : picture_{p} {}

  layout run() {
    for (std::size_t i = 0; i < picture_.nodes.size(); ++i) {
      std::size_t layer = 0;
      for (std::size_t n : picture_.nodes[i].needs) layer = std::max(layer, slots_[n].layer + 1);
      add(layer);
    }
    // A node without predecessors stands close to the nodes that need it.
    std::vector<std::size_t> first(picture_.nodes.size(), layers_.size());
    for (std::size_t i = 0; i < picture_.nodes.size(); ++i)
      for (std::size_t n : picture_.nodes[i].needs) first[n] = std::min(first[n], slots_[i].layer);
    for (std::size_t i = 0; i < picture_.nodes.size(); ++i)
      if (picture_.nodes[i].needs.empty() && first[i] < layers_.size() && first[i] > 0) slots_[i].layer = first[i] - 1;
    for (auto& layer : layers_) layer.clear();
    for (std::size_t i = 0; i < slots_.size(); ++i) layers_[slots_[i].layer].push_back(i);
    connect();
    for (int sweep = 0; sweep < 8; ++sweep) sort_layers(sweep % 2 == 0);
    for (int pass = 0; pass < 12; ++pass) place(pass % 2 == 0);
    return result();
  }

 private:
  struct slot {
    std::size_t layer{};
    double y{};
    std::vector<std::size_t> before{}, after{};
  };
  static constexpr double row = 56, gap = 70, margin = 20;

  std::size_t add(std::size_t layer) {
    if (layers_.size() <= layer) layers_.resize(layer + 1);
    slots_.push_back({layer, 0, {}, {}});
    return slots_.size() - 1;
  }

  /// A line over several layers passes through a slot in each of them.
  void connect() {
    for (std::size_t i = 0; i < picture_.nodes.size(); ++i)
      for (std::size_t n : picture_.nodes[i].needs) {
        std::vector<std::size_t> path{n};
        for (std::size_t layer = slots_[n].layer + 1; layer < slots_[i].layer; ++layer) {
          std::size_t const bend = add(layer);
          layers_[layer].push_back(bend);
          path.push_back(bend);
        }
        path.push_back(i);
        for (std::size_t k = 1; k < path.size(); ++k) {
          slots_[path[k - 1]].after.push_back(path[k]);
          slots_[path[k]].before.push_back(path[k - 1]);
        }
        paths_.push_back(std::move(path));
      }
    for (auto const& layer : layers_)
      for (std::size_t k = 0; k < layer.size(); ++k) slots_[layer[k]].y = static_cast<double>(k) * row;
  }

  [[nodiscard]] double mean(std::vector<std::size_t> const& of, double otherwise) const {
    if (of.empty()) return otherwise;
    double sum = 0;
    for (std::size_t s : of) sum += slots_[s].y;
    return sum / static_cast<double>(of.size());
  }

  void sort_layers(bool forward) {
    for (std::size_t k = 0; k < layers_.size(); ++k) {
      auto& layer = layers_[forward ? k : layers_.size() - 1 - k];
      std::vector<std::pair<double, std::size_t>> wanted;  // with the current position, so that equals keep their order
      for (std::size_t i = 0; i < layer.size(); ++i)
        wanted.emplace_back(mean(forward ? slots_[layer[i]].before : slots_[layer[i]].after, slots_[layer[i]].y), i);
      std::sort(wanted.begin(), wanted.end());
      auto const before = layer;
      for (std::size_t i = 0; i < layer.size(); ++i) {
        layer[i] = before[wanted[i].second];
        slots_[layer[i]].y = static_cast<double>(i) * row;
      }
    }
  }

  [[nodiscard]] double height_of(std::size_t s) const { return s < picture_.nodes.size() ? row : row / 3; }

  /// Moves each slot towards its neighbours without passing another.
  void place(bool forward) {
    for (std::size_t k = 0; k < layers_.size(); ++k) {
      auto const& layer = layers_[forward ? k : layers_.size() - 1 - k];
      if (layer.empty()) continue;
      std::vector<double> wanted, got;
      for (std::size_t s : layer) {
        auto const& near = forward == slots_[s].before.empty() ? slots_[s].after : slots_[s].before;
        wanted.push_back(mean(near, slots_[s].y));
      }
      double error = 0;
      for (std::size_t i = 0; i < layer.size(); ++i) {
        double at = wanted[i];
        if (i > 0) at = std::max(at, got[i - 1] + (height_of(layer[i - 1]) + height_of(layer[i])) / 2);
        got.push_back(at);
        error += at - wanted[i];
      }
      error /= static_cast<double>(layer.size());
      for (std::size_t i = 0; i < layer.size(); ++i) slots_[layer[i]].y = got[i] - error;
    }
  }

  [[nodiscard]] layout result() const {
    layout out;
    double lowest = 0, highest = 0;
    for (std::size_t s = 0; s < slots_.size(); ++s) {
      lowest = s == 0 ? slots_[s].y : std::min(lowest, slots_[s].y);
      highest = s == 0 ? slots_[s].y : std::max(highest, slots_[s].y);
    }
    auto const y = [&](std::size_t s) { return std::round(slots_[s].y - lowest + margin + layout::box_height / 2); };
    out.boxes.resize(picture_.nodes.size());
    std::vector<double> left, right;
    double x = margin;
    for (auto const& layer : layers_) {
      double widest = 20;
      for (std::size_t s : layer)
        if (s < picture_.nodes.size()) {
          auto const& n = picture_.nodes[s];
          double const width =
              24 + std::max(8.0 * static_cast<double>(n.id.size()), 6.2 * static_cast<double>(n.kind.size()));
          out.boxes[s] = {x, y(s), std::round(width)};
          widest = std::max(widest, width);
        }
      left.push_back(x);
      right.push_back(x + std::round(widest));
      x = right.back() + gap;
    }
    out.width = layers_.empty() ? 2 * margin : right.back() + margin;
    out.height = highest - lowest + layout::box_height + 2 * margin;
    for (auto const& path : paths_) {
      layout::line line{path.front(), path.back(), {}};
      auto const& from = out.boxes[path.front()];
      line.points.push_back({from.x + from.width, from.y});
      if (right[slots_[path.front()].layer] > from.x + from.width)
        line.points.push_back({right[slots_[path.front()].layer], from.y});
      for (std::size_t k = 1; k + 1 < path.size(); ++k) {
        line.points.push_back({left[slots_[path[k]].layer], y(path[k])});
        line.points.push_back({right[slots_[path[k]].layer], y(path[k])});
      }
      line.points.push_back({out.boxes[path.back()].x, out.boxes[path.back()].y});
      out.lines.push_back(std::move(line));
    }
    return out;
  }

  picture const& picture_;
  std::vector<slot> slots_;  ///< the nodes, then the bends
  std::vector<std::vector<std::size_t>> layers_;
  std::vector<std::vector<std::size_t>> paths_;
};

}  // namespace detail

inline layout lay_out(picture const& p) { return detail::layering{p}.run(); }

}  // namespace strata::synth
