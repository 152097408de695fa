// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/errors.hpp>
#include <strata/core/description.hpp>

/// The forms of names and ids in AWS, as predicates.
namespace strata::detail {

/// Reports a list with more items than it has room for: E0325.
constexpr void require_room(core::describer& out, auto const& list, std::string_view name) {
  out.require(list.given() <= list.capacity, errors::E0325, name, static_cast<long long>(list.given()),
              static_cast<long long>(list.capacity));
}

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_letter(char c) { return is_lower(c) || (c >= 'A' && c <= 'Z'); }

template <class Predicate>
constexpr bool all_of(std::string_view text, Predicate accepts) {
  for (char c : text)
    if (!accepts(c)) return false;
  return true;
}

/// Whether a text is UTF-8 (https://datatracker.ietf.org/doc/html/rfc3629#section-4) without the character NUL.
constexpr bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u; };
    unsigned const lead = byte(i);
    if (lead < 0x80) {
      if (lead == 0) return false;
      continue;
    }
    std::size_t const more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4) return false;
    unsigned const second = byte(i + 1);
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) ||
        (lead == 0xF4 && second > 0x8F))
      return false;
    for (std::size_t k = 1; k <= more; ++k)
      if ((byte(i + k) & 0xC0u) != 0x80) return false;
    i += more;
  }
  return true;
}

/// Calls `use(part)` for the parts between the commas of a list, without the spaces around them; once for an empty
/// list.
constexpr void for_each_part(std::string_view list, auto use) {
  for (std::size_t first = 0, i = 0; i <= list.size(); ++i) {
    if (i < list.size() && list[i] != ',') continue;
    std::string_view part = list.substr(first, i - first);
    first = i + 1;
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    use(part);
  }
}

/// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
constexpr bool is_log_retention(int days) {
  for (int offered :
       {1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653})
    if (days == offered) return true;
  return false;
}

/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
constexpr bool is_bucket_name(std::string_view name) {
  auto const at_end = [](char c) { return is_lower(c) || is_digit(c); };
  return name.size() >= 3 && name.size() <= 63 && at_end(name.front()) && at_end(name.back()) &&
         name.find("..") == name.npos && all_of(name, [&](char c) { return at_end(c) || c == '-' || c == '.'; });
}

/// The part of a bucket's name before account, region and hash, which take 37 of the 63 characters.
constexpr bool is_bucket_base_name(std::string_view name) {
  return is_bucket_name(name) && name.size() <= 26 && name.find('.') == name.npos;
}

/// A prefix must have no wildcards and no variables of IAM policies, `${...}`: they would change the permissions for
/// it. CloudFormation would replace `{{resolve:...}}`.
constexpr bool is_s3_prefix(std::string_view prefix) {
  if (prefix.empty()) return true;
  if (prefix.find("${") != prefix.npos || prefix.find("{{") != prefix.npos) return false;
  return prefix.size() <= 1024 && prefix.front() != '/' && prefix.back() == '/' &&
         all_of(prefix, [](char c) { return c != '*' && c != '?' && static_cast<unsigned char>(c) >= 0x20; });
}

/// https://docs.aws.amazon.com/general/latest/gr/rande.html: e.g. us-west-2, us-gov-east-1.
constexpr bool is_region(std::string_view name) {
  std::size_t parts = 0, start = 0;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    if (i < name.size() && name[i] != '-') continue;
    std::string_view const part = name.substr(start, i - start);
    bool const last = i == name.size();
    if (part.empty()) return false;
    if (last ? part.size() > 2 || !all_of(part, is_digit) : !all_of(part, is_lower)) return false;
    ++parts;
    start = i + 1;
  }
  return parts == 3 || parts == 4;
}

constexpr bool is_account_id(std::string_view id) { return id.size() == 12 && all_of(id, is_digit); }

/// Of a database or a user of Redshift.
constexpr bool is_database_name(std::string_view name) {
  return !name.empty() && name.size() <= 127 && is_letter(name.front()) && all_of(name, [](char c) {
    return is_letter(c) || is_digit(c) || std::string_view{"_+.@-"}.find(c) != std::string_view::npos;
  });
}

/// e.g. redshift.amazonaws.com
constexpr bool is_service_principal(std::string_view name) {
  constexpr std::string_view ends[] = {".amazonaws.com", ".amazonaws.com.cn"};
  for (std::string_view end : ends)
    if (name.size() > end.size() && name.substr(name.size() - end.size()) == end)
      return all_of(name, [](char c) { return is_lower(c) || is_digit(c) || c == '.' || c == '-'; });
  return false;
}

constexpr bool is_guid(std::string_view id) {
  if (id.size() != 36) return false;
  for (std::size_t i = 0; i < id.size(); ++i) {
    bool const dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? id[i] != '-' : !(is_digit(id[i]) || (id[i] >= 'a' && id[i] <= 'f'))) return false;
  }
  return true;
}

/// `prefix-` and 8 to 17 hexadecimal digits, e.g. vpc-0123abcd.
constexpr bool is_ec2_id(std::string_view id, std::string_view prefix) {
  if (id.substr(0, prefix.size()) != prefix) return false;
  id.remove_prefix(prefix.size());
  return id.size() >= 8 && id.size() <= 17 && all_of(id, [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

/// `cron(…)` with six fields (https://docs.aws.amazon.com/glue/latest/dg/monitor-data-warehouse-schedule.html); day of
/// month or day of week must be `?`.
constexpr bool is_cron(std::string_view expression) {
  constexpr std::string_view head = "cron(";
  if (expression.substr(0, head.size()) != head || expression.back() != ')') return false;
  std::string_view const fields = expression.substr(head.size(), expression.size() - head.size() - 1);
  std::size_t count = 0, start = 0;
  bool day_open[6]{};
  for (std::size_t i = 0; i <= fields.size(); ++i) {
    if (i < fields.size() && fields[i] != ' ') continue;
    std::string_view const field = fields.substr(start, i - start);
    if (field.empty() || count == 6) return false;
    if (!all_of(field, [](char c) {
          return is_digit(c) || (c >= 'A' && c <= 'Z') || std::string_view{"*?,-/#"}.find(c) != std::string_view::npos;
        }))
      return false;
    day_open[count++] = field == "?";
    start = i + 1;
  }
  return count == 6 && day_open[2] != day_open[4];
}

/// The ARN of a key of AWS KMS itself, not of an alias: IAM knows keys by their ids
/// (https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html).
constexpr bool is_key_arn(std::string_view text) {
  return text.starts_with("arn:aws") && text.find(":kms:") != text.npos && text.find(":key/") != text.npos &&
         text.find_first_of(" *?$") == text.npos;
}

}  // namespace strata::detail
