// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/decimal.hpp>
#include <strata/constructs/redshift/copy_checks.hpp>
#include <strata/constructs/redshift/relations.hpp>
#include <strata/constructs/storage/s3_data_copy.hpp>

namespace strata {

/// The source of a COPY: a location, or the target of a copy, which the load waits for.
struct load_source {
  s3_location where{};
  std::string_view copy_id{};
  constexpr load_source(s3_location location) : where{location} {}
  constexpr load_source(external_bucket bucket) : where(bucket) {}
  constexpr load_source(s3_data_copy_base const& copy) : where{copy.target()}, copy_id{copy.id} {}
};

/// A table by name, with or without a schema and a database: another statement of the stack creates it, or an
/// `existing_relation` describes it.
struct table_named {
  std::string_view text;
  [[nodiscard]] constexpr sql::object_name name() const {
    std::size_t const dot = text.find('.');
    if (dot == text.npos) return {{}, {}, {text, true}};
    std::size_t const second = text.find('.', dot + 1);
    if (second == text.npos) return {{}, {text.substr(0, dot), true}, {text.substr(dot + 1), true}};
    return {
        {text.substr(0, dot), true}, {text.substr(dot + 1, second - dot - 1), true}, {text.substr(second + 1), true}};
  }
};

/// Loads files into a table, by COPY. Errors: E0104, E0313 to E0315, E0324, E0360 to E0364, E0368,
/// E0373 to E0379, E0404.
class redshift_load_base : public redshift_statement {
 public:
  constexpr redshift_load_base(std::string_view id_, any_warehouse const& workgroup, redshift_relation const& target,
                               load_source const& source, copy_options const& options, core::source_line line_)
      : redshift_statement{id_, workgroup, target.database(), line_},
        target_{&target},
        source_{source},
        options_{options} {}
  constexpr redshift_load_base(std::string_view id_, any_warehouse const& workgroup, table_named target,
                               load_source const& source, copy_options const& options, core::source_line line_)
      : redshift_statement{id_, workgroup, {}, line_}, named_{target}, source_{source}, options_{options} {}

  [[nodiscard]] constexpr sql::object_name target_name() const { return target_ ? target_->name() : named_.name(); }
  [[nodiscard]] constexpr bool is_by_name() const { return target_ == nullptr; }
  [[nodiscard]] constexpr s3_location const& location() const { return source_.where; }
  [[nodiscard]] constexpr copy_options const& options() const { return options_; }
  /// What replaces the rows by those of the files, in one transaction.
  [[nodiscard]] constexpr detail::sql_script replacing_script() const {
    cfn::text const table = detail::sql_name(target_name());
    detail::sql_script result;
    return result.together(cfn::text{"DELETE FROM "} + table).together(copy_statement(table));
  }

  constexpr void describe(core::describer& out) const {
    describe_statement(out);
    source_.where.describe(out);
    if (!source_.copy_id.empty()) out.follows(source_.copy_id);
    detail::describe_read(out, source_.where, options_.when_no_files,
                          [this](auto& name) { sql::append_folded(name, target_name().name); });
    if (target_) out.needs(target_->id);
    names().needs(out, sql::object_kind::table, target_name(), {.fills = true});
    if (options_.role) {
      out.needs(options_.role->id);
      out.require(owner().may_have_role(options_.role), errors::E0373, options_.role->id);
    } else {
      out.require(owner().may_have_default_role(), errors::E0362, owner().id);
    }
    if (any_iam_role const* role = options_.role ? options_.role : owner().default_role())
      detail::check_reading_role(out, *role, source_.where);
    detail::check_route(out, workgroup(), options_.region);
    check_options(out);
  }

  constexpr void expand(auto& out) const {
    cfn::text const table = detail::sql_name(target_name());
    detail::statement_scripts scripts;
    scripts.create.alone(copy_statement(table));
    if (options_.mode == load_mode::truncate_then_load)
      scripts.update.alone(cfn::text{"TRUNCATE "} + table).alone(copy_statement(table));
    scripts.changed = detail::name_of(options_.mode == load_mode::append ? on_change::rerun : on_change::ignore);
    if (options_.mode != load_mode::once)
      scripts.source = cfn::concat(source_.where.bucket_name(), "/", source_.where.prefix);
    cfn::attributes attributes;
    if (options_.when_no_files == when_no_files::skip) expand_look(out, scripts, attributes);
    expand_statement(out, "Custom::RedshiftLoad", scripts, attributes);
  }

 private:
  /// The handler looks for files before it loads them, as the role that it has for the namespace.
  constexpr void expand_look(auto& out, detail::statement_scripts& scripts, cfn::attributes& attributes) const {
    s3_location const& where = source_.where;
    scripts.files = cfn::array({where.bucket_name(), where.prefix, where.region()});
    if (!owner().takes_policies()) return;
    cfn::logical_id const policy{id, "LookPolicy"};
    owner().add_policy(out, policy, {detail::list_statement(where, custom_resources::actions::sql::look)});
    attributes.depends_on = {policy};
  }
  [[nodiscard]] constexpr bool columnar() const {
    return options_.format == copy_format::parquet || options_.format == copy_format::orc;
  }

  constexpr void check_options(core::describer& out) const {
    out.require(!columnar() || options_.region.empty(), errors::E0364, options_.region);
    out.require(options_.region.empty() || detail::is_region(options_.region), errors::E0314, options_.region);
    if (columnar())
      for (auto const& o : text_options()) out.require(!o.set, errors::E0363, o.name);
    bool const csv = options_.format == copy_format::csv;
    out.require(csv || options_.quote == '\0', errors::E0363, "quote");
    out.require(!csv || (!options_.escape && !options_.remove_quotes), errors::E0363,
                options_.escape ? "escape" : "remove_quotes");
    out.require(options_.format == copy_format::fixed_width || options_.fixed_width.empty(), errors::E0363,
                "fixed_width");
    bool const paths = options_.format == copy_format::json || options_.format == copy_format::avro;
    out.require(paths || options_.json_paths.empty(), errors::E0363, "json_paths");
    out.require(options_.format != copy_format::fixed_width || !options_.fixed_width.empty(), errors::E0363,
                "fixed_width");
    out.require(options_.format != copy_format::fixed_width || options_.delimiter == '\0', errors::E0363, "delimiter");
    check_texts(out);
    detail::check_copy_columns(out, options_, target_);
    out.require(options_.ignore_header >= 0, errors::E0204, "ignore_header", options_.ignore_header);
    out.require(options_.max_error >= 0 && options_.max_error <= 100000, errors::E0363, "max_error", options_.max_error,
                100000);
  }

  /// Texts are UTF-8 and single characters ASCII, without NUL: E0324.
  constexpr void check_texts(core::describer& out) const {
    copy_options const& o = options_;
    struct {
      std::string_view name, text;
    } const texts[] = {{"columns", o.columns},
                       {"json_paths", o.json_paths},
                       {"fixed_width", o.fixed_width},
                       {"date_format", o.date_format},
                       {"time_format", o.time_format},
                       {"null_as", o.null_as},
                       {"table", target_ ? std::string_view{} : named_.text}};
    for (auto const& each : texts) out.require(detail::is_utf8(each.text), errors::E0324, each.name);
    struct {
      std::string_view name;
      char character;
    } const characters[] = {
        {"delimiter", o.delimiter}, {"quote", o.quote}, {"accept_invalid_chars", o.accept_invalid_chars}};
    for (auto const& each : characters)
      out.require(static_cast<unsigned char>(each.character) < 0x80, errors::E0324, each.name);
  }

  struct named_option {
    std::string_view name;
    bool set;
  };
  [[nodiscard]] constexpr std::array<named_option, 19> text_options() const {
    copy_options const& o = options_;
    return {{{"delimiter", o.delimiter != '\0'},
             {"quote", o.quote != '\0'},
             {"json_paths", !o.json_paths.empty()},
             {"fixed_width", !o.fixed_width.empty()},
             {"compression", o.compression != copy_compression::none},
             {"ignore_header", o.ignore_header != 0},
             {"max_error", o.max_error != 0},
             {"date_format", !o.date_format.empty()},
             {"time_format", !o.time_format.empty()},
             {"null_as", !o.null_as.empty()},
             {"encoding", o.encoding != copy_encoding::utf8},
             {"escape", o.escape},
             {"remove_quotes", o.remove_quotes},
             {"blanks_as_null", o.blanks_as_null},
             {"empty_as_null", o.empty_as_null},
             {"ignore_blank_lines", o.ignore_blank_lines},
             {"trim_blanks", o.trim_blanks},
             {"truncate_columns", o.truncate_columns},
             {"round_decimals", o.round_decimals}}};
  }

  [[nodiscard]] constexpr cfn::text copy_statement(cfn::text const& table) const {
    cfn::text sql = cfn::text{"COPY "} + table;
    if (!options_.columns.empty()) sql += cfn::concat(" (", column_list(), ")");
    sql += " FROM 's3://";
    sql += source_.where.bucket_name();
    sql += "/";
    detail::append_doubling(sql, source_.where.prefix, "'\\");
    sql += "' IAM_ROLE ";
    if (options_.role)
      sql += detail::sql_literal(options_.role->arn());
    else
      sql += "default";
    append_format(sql);
    append_parameters(sql);
    return sql;
  }

  /// The names, in quotes where they need them.
  [[nodiscard]] constexpr cfn::text column_list() const {
    cfn::text result;
    detail::for_each_part(options_.columns, [&result](std::string_view name) {
      if (!result.empty()) result += ", ";
      result += detail::sql_name(name);
    });
    return result;
  }
  constexpr void append_format(cfn::text& sql) const {
    std::string_view const paths = options_.json_paths.empty() ? "auto" : options_.json_paths;
    switch (options_.format) {
      case copy_format::delimited:
        break;
      case copy_format::csv:
        sql += " FORMAT CSV";
        break;
      case copy_format::json:
        sql += cfn::text{" FORMAT JSON "} + detail::sql_literal(paths);
        break;
      case copy_format::avro:
        sql += cfn::text{" FORMAT AVRO "} + detail::sql_literal(paths);
        break;
      case copy_format::parquet:
        sql += " FORMAT PARQUET";
        break;
      case copy_format::orc:
        sql += " FORMAT ORC";
        break;
      case copy_format::fixed_width:
        sql += cfn::text{" FIXEDWIDTH "} + detail::sql_literal(options_.fixed_width);
        break;
    }
  }

  /// One character as a literal. The parameters are constants of the program, so a view of a character in them has
  /// static storage.
  static constexpr cfn::text character(char const& c) { return detail::sql_literal(std::string_view{&c, 1}); }

  constexpr void append_parameters(cfn::text& sql) const {
    copy_options const& o = options_;
    constexpr std::string_view compressions[] = {"", " GZIP", " BZIP2", " LZOP", " ZSTD"};
    constexpr std::string_view encodings[] = {"", " ENCODING UTF16", " ENCODING UTF16LE", " ENCODING UTF16BE",
                                              " ENCODING ISO88591"};
    constexpr std::string_view switches[] = {"", "ON", "OFF", "PRESET"};
    auto const with_literal = [&sql](bool set, std::string_view word, cfn::text const& value) {
      if (set) sql += cfn::text{word} + value;
    };
    auto const word = [&sql](bool set, std::string_view text) {
      if (set) sql += text;
    };
    word(o.manifest, " MANIFEST");
    with_literal(o.delimiter != '\0', " DELIMITER ", character(o.delimiter));
    with_literal(o.quote != '\0', " QUOTE AS ", character(o.quote));
    word(o.compression != copy_compression::none, compressions[static_cast<std::size_t>(o.compression)]);
    std::string_view const region = o.region.empty() && !columnar() ? source_.where.external_region : o.region;
    with_literal(!region.empty(), " REGION ", detail::sql_literal(region));
    with_literal(o.ignore_header > 0, " IGNOREHEADER ", cfn::decimal(o.ignore_header));
    with_literal(o.max_error > 0, " MAXERROR ", cfn::decimal(o.max_error));
    with_literal(!o.date_format.empty(), " DATEFORMAT ", detail::sql_literal(o.date_format));
    with_literal(!o.time_format.empty(), " TIMEFORMAT ", detail::sql_literal(o.time_format));
    with_literal(!o.null_as.empty(), " NULL AS ", detail::sql_literal(o.null_as));
    word(o.encoding != copy_encoding::utf8, encodings[static_cast<std::size_t>(o.encoding)]);
    word(o.escape, " ESCAPE");
    word(o.remove_quotes, " REMOVEQUOTES");
    word(o.blanks_as_null, " BLANKSASNULL");
    word(o.empty_as_null, " EMPTYASNULL");
    word(o.ignore_blank_lines, " IGNOREBLANKLINES");
    word(o.trim_blanks, " TRIMBLANKS");
    word(o.truncate_columns, " TRUNCATECOLUMNS");
    word(o.round_decimals, " ROUNDEC");
    word(o.explicit_ids, " EXPLICIT_IDS");
    word(o.fill_record, " FILLRECORD");
    with_literal(o.accept_invalid_chars != '\0', " ACCEPTINVCHARS AS ", character(o.accept_invalid_chars));
    with_literal(o.comp_update != copy_switch::unset, " COMPUPDATE ",
                 switches[static_cast<std::size_t>(o.comp_update)]);
    with_literal(o.stat_update != copy_switch::unset, " STATUPDATE ",
                 switches[static_cast<std::size_t>(o.stat_update)]);
  }

  redshift_relation const* target_ = nullptr;
  table_named named_{};
  load_source source_;
  copy_options options_;
};

/// A load; see `ingest_data`.
template <core::fixed_string Id, class Target>
struct redshift_load : redshift_load_base {
  constexpr redshift_load(any_warehouse const& workgroup, Target const& target, load_source const& source,
                          copy_options const& options, core::source_line line_)
      : redshift_load_base{Id.view(), workgroup, target, source, options, line_} {}
};

}  // namespace strata
