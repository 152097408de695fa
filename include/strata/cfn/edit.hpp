// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/recording.hpp>

namespace strata::cfn {

/// A change of one value of a document.
struct edit {
  std::string_view path{};    ///< members and positions from the root, with dots: "Rules.0.Status"
  bool append = false;        ///< add to the array at the path, which there need not be yet; else replace the value
  recording_view recorded{};  ///< the value; if it has no events, the next two say it
  std::string_view text{};
  std::string_view reason{};  ///< if any, the value is an object of `id`, the text, and `reason`

  constexpr void write_value(writer& out) const {
    if (recorded.events != nullptr) return recording_reader{recorded}.value(out);
    if (reason.empty()) return out.string(text);
    out.begin_object();
    out.key("id");
    out.string(text);
    out.key("reason");
    out.string(reason);
    out.end_object();
  }
};

/// Hands a document on with one edit. Members that the path needs and the document lacks come behind those that it has.
class edited_writer final : public writer {
 public:
  constexpr edited_writer(edit const& what, writer& out) : edit_{what}, out_{out} {}

  constexpr void null() override {
    if (!replaces_scalar()) out_.null();
  }
  constexpr void boolean(bool value) override {
    if (!replaces_scalar()) out_.boolean(value);
  }
  constexpr void integer(std::int64_t value) override {
    if (!replaces_scalar()) out_.integer(value);
  }
  constexpr void number(double value) override {
    if (!replaces_scalar()) out_.number(value);
  }
  constexpr void string(std::string_view value) override {
    if (!replaces_scalar()) out_.string(value);
  }
  constexpr void begin_array() override {
    if (!begins_dropped(true)) out_.begin_array();
  }
  constexpr void end_array() override {
    if (ends_dropped()) return;
    if (at_target() && edit_.append)
      add(), out_.end_array();
    else
      out_.end_array();
    close();
  }
  constexpr void begin_object() override {
    if (!begins_dropped(false)) out_.begin_object();
  }
  constexpr void end_object() override {
    if (ends_dropped()) return;
    if (on_path()) add_missing();
    out_.end_object();
    close();
  }
  constexpr void key(std::string_view name) override {
    if (dropped_ > 0) return;
    next_ = on_path() && name == step();
    out_.key(name);
  }
  constexpr void updates(std::string_view member, update how) override {
    if (dropped_ == 0) out_.updates(member, how);
  }

 private:
  /// Whether the innermost open container lies on the path, and the edit is still to come.
  [[nodiscard]] constexpr bool on_path() const { return !done_ && depth_ > 0 && depth_ == matched_ && !rest_.empty(); }
  /// Whether the innermost open container is the array to append to.
  [[nodiscard]] constexpr bool at_target() const { return !done_ && depth_ == matched_ && rest_.empty(); }
  [[nodiscard]] constexpr std::string_view step() const { return rest_.substr(0, rest_.find('.')); }
  [[nodiscard]] constexpr bool is_last() const { return rest_.find('.') == std::string_view::npos; }
  [[nodiscard]] constexpr std::string_view after_step() const {
    std::size_t const dot = rest_.find('.');
    return dot == std::string_view::npos ? std::string_view{} : rest_.substr(dot + 1);
  }
  /// Whether the value that comes is the next one on the path.
  constexpr bool takes_next() {
    if (on_path() && in_array_) {
      std::size_t position = 0;
      for (char c : step()) position = position * 10 + static_cast<std::size_t>(c - '0');
      next_ = position == count_++;
    }
    bool const result = next_;
    next_ = false;
    return result;
  }
  constexpr void add() {
    edit_.write_value(out_);
    done_ = true;
  }
  constexpr bool replaces_scalar() {
    if (dropped_ > 0) return true;
    if (!takes_next()) return false;
    if (!is_last() || edit_.append) return false;
    add();
    return true;
  }
  constexpr bool begins_dropped(bool array) {
    if (dropped_ > 0) return ++dropped_, true;
    bool const on_the_way = depth_ == 0 || takes_next();
    if (depth_ > 0 && on_the_way && is_last() && !edit_.append) {
      add();
      dropped_ = 1;
      return true;
    }
    if (on_the_way && !done_) {
      if (depth_ > 0) rest_ = after_step();
      matched_ = depth_ + 1;
      in_array_ = array;
      count_ = 0;
    }
    ++depth_;
    return false;
  }
  constexpr bool ends_dropped() {
    if (dropped_ == 0) return false;
    --dropped_;
    return true;
  }
  constexpr void close() { --depth_; }
  constexpr void add_missing() {
    std::size_t open = 0;
    for (; !is_last(); rest_ = after_step(), ++open) {
      out_.key(step());
      out_.begin_object();
    }
    out_.key(step());
    if (edit_.append) out_.begin_array();
    add();
    if (edit_.append) out_.end_array();
    for (; open > 0; --open) out_.end_object();
  }

  edit const& edit_;
  writer& out_;
  std::string_view rest_ = edit_.path;  ///< of the path, behind the matched containers
  std::size_t depth_ = 0, matched_ = 0, dropped_ = 0, count_ = 0;
  bool in_array_ = false, next_ = false, done_ = false;
};

/// Hands a recorded value on with all edits, the first one first.
constexpr void write_edited(recording_view value, edit const* edits, std::size_t count, writer& out) {
  if (count == 0) return recording_reader{value}.value(out);
  edited_writer last{edits[count - 1], out};
  write_edited(value, edits, count - 1, last);
}

}  // namespace strata::cfn
