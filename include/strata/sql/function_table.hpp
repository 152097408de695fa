// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/data_type.hpp>

namespace strata::sql {

/// What a function is, as far as rules depend on it.
enum class function_kind : std::uint8_t {
  scalar,
  aggregate,       ///< certainly an aggregate where it has no OVER
  window,          ///< certainly wants OVER
  semistructured,  ///< reads or makes SUPER values
  system,          ///< administration, and information about the system
  leader,          ///< the leader node alone runs it
  rows,            ///< stands in FROM, or in GROUP BY
  unsure,          ///< both scalar and aggregate, or the documentation does not tell
  left_behind,  ///< no page of its own; the leader node took it over from PostgreSQL 8, or it is a cast like `int4(a)`
  none,         ///< no built-in function
};

/// The type that a function gives. Up to `geography` it is that type, as in `type_kind`; the rest are rules.
enum class function_result : std::uint8_t {
  unknown,
  smallint,
  integer,
  bigint,
  decimal,
  real,
  double_precision,
  boolean,
  character,
  varchar,
  date,
  time,
  timetz,
  timestamp,
  timestamptz,
  interval_year_to_month,
  interval_day_to_second,
  super,
  varbyte,
  hllsketch,
  geometry,
  geography,
  count,          ///< BIGINT, never null
  first,          ///< that of the first argument
  common,         ///< the common type of all arguments
  decoded,        ///< of DECODE: the common type of its results
  either,         ///< of NVL2: the common type of the second and the third argument
  nullif,         ///< that of the first argument, if the second one has the same
  number,         ///< that of the first argument if it is a number or SUPER
  rounded,        ///< the same for DECIMAL and DOUBLE PRECISION
  truncated,      ///< the same, and DATE for times
  logarithm,      ///< DOUBLE PRECISION, where the page and PostgreSQL agree on it
  modulo,         ///< the common type of whole numbers; DECIMAL
  sign,           ///< decimal(1, 0), or DOUBLE PRECISION
  sum,            ///< the next larger type
  average,        ///< BIGINT, decimal(38, s) or DOUBLE PRECISION
  median,         ///< DECIMAL for exact numbers, else that of the argument
  same_text,      ///< VARCHAR for VARCHAR, SUPER for SUPER
  text_or_bytes,  ///< VARCHAR, VARBYTE for VARBYTE
  timestamp_of,   ///< TIMESTAMP for dates, timestamps without a zone, and text
  date_add,       ///< the same, and TIME and TIMETZ for themselves; the first argument is a date part
  date_part,      ///< DOUBLE PRECISION; the first argument may be a date part without quotes
  date_diff,      ///< BIGINT; the same
  date_trunc,     ///< TIMESTAMP for dates, timestamps without a zone, and text
  other_zone,     ///< TIMESTAMP for TIMESTAMPTZ and the reverse
};

/// A function that is built into Redshift.
struct builtin_function {
  static constexpr std::uint8_t many = 255;

  char const* name = "";
  std::uint8_t least = 0, most = many;  ///< numbers of arguments; `many`: no limit, or none that is documented
  function_result result = function_result::unknown;
  function_kind kind = function_kind::scalar;
  bool is_mutable = false;  ///< certainly gives another value at each call

  constexpr explicit operator bool() const { return kind != function_kind::none; }
};

static_assert(static_cast<int>(function_result::geography) == static_cast<int>(type_kind::geography));

namespace detail {

/// The functions in the order of their names. Each is described on the page "NAME function" below "SQL functions
/// reference" of the Amazon Redshift database developer guide, except those that are `left_behind`. Where the pages
/// are silent about numbers or types, or contradict what is known of the server, the row leaves them open.
struct function_rows {
  using enum function_kind;
  using enum function_result;
  static constexpr std::uint8_t many = builtin_function::many;
  // clang-format off
  static constexpr builtin_function all[] = {
      {"abs", 1, 1, number}, {"acos", 1, 1, double_precision}, {"add_months", 2, 2, timestamp_of},
      {"addbbox", 1, many, geometry}, {"age", 1, 2, unknown, leader}, {"any_value", 1, 1, first, aggregate},
      {"array", 0, many, super, semistructured}, {"array_agg", 0, many, unknown, unsure},
      {"array_append", 0, many, unknown, left_behind}, {"array_cat", 0, many, unknown, left_behind},
      {"array_concat", 2, many, super, semistructured}, {"array_contains", 2, 3, boolean, semistructured},
      {"array_dims", 0, many, unknown, left_behind}, {"array_distinct", 1, 1, super, semistructured},
      {"array_except", 2, 3, super, semistructured}, {"array_flatten", 1, 1, super, semistructured},
      {"array_intersection", 2, 3, super, semistructured}, {"array_lower", 0, many, unknown, left_behind},
      {"array_ndims", 0, many, unknown, left_behind}, {"array_position", 2, 3, unknown, semistructured},
      {"array_positions", 2, 3, unknown, semistructured}, {"array_prepend", 0, many, unknown, left_behind},
      {"array_sort", 1, 3, super, semistructured}, {"array_to_string", 0, many, unknown, left_behind},
      {"array_union", 2, 3, super, semistructured}, {"array_upper", 0, many, unknown, left_behind},
      {"ascii", 1, 1, integer}, {"ascii_to_utf8", 1, many, unknown, leader}, {"asin", 1, 1, double_precision},
      {"atan", 1, 1, double_precision}, {"atan2", 2, 2, double_precision}, {"avg", 1, 1, average, aggregate},
      {"bedrock_invoke", 0, many}, {"bigint", 0, many, unknown, left_behind}, {"bit_and", 1, 1, first, aggregate},
      {"bit_length", 0, many, integer, left_behind}, {"bit_or", 1, 1, first, aggregate},
      {"bool", 1, 1, boolean, left_behind}, {"bool_and", 1, 1, boolean, aggregate},
      {"bool_or", 1, 1, boolean, aggregate}, {"boolean", 0, many, boolean, left_behind},
      {"bpchar", 0, many, unknown, left_behind}, {"bpcharcmp", 2, 2, integer}, {"btrim", 1, 2, same_text},
      {"bttext_pattern_cmp", 2, 2, integer}, {"bttextcmp", 0, many, integer, left_behind},
      {"bytea", 0, many, unknown, left_behind}, {"can_json_parse", 1, 1, boolean, semistructured}, {"cast", 1, 1},
      {"cbrt", 1, 1, double_precision}, {"ceil", 1, 1, rounded}, {"ceiling", 1, 1, rounded},
      {"change_query_priority", 2, 2, unknown, system}, {"change_session_priority", 2, 2, unknown, system},
      {"change_user_priority", 2, 2, unknown, system}, {"char", 0, many, unknown, left_behind},
      {"char_length", 1, 1, integer}, {"char_to_hex", 0, many, unknown, left_behind},
      {"character", 0, many, unknown, left_behind}, {"character_length", 1, 1, integer}, {"charindex", 2, 3, integer},
      {"checksum", 1, many}, {"chr", 1, 1}, {"clock_timestamp", 0, many, timestamptz, left_behind, true},
      {"coalesce", 1, many, common}, {"col_description", 2, 2, unknown, system}, {"collate", 2, 2},
      {"concat", 2, 2, text_or_bytes}, {"convert", 0, many, unknown, left_behind},
      {"convert_from", 0, many, unknown, left_behind}, {"convert_timezone", 2, 3, timestamp},
      {"convert_to", 0, many, unknown, left_behind}, {"cos", 1, 1, double_precision},
      {"cosh", 0, many, double_precision, left_behind}, {"cot", 1, 1, double_precision},
      {"count", 1, 1, count, aggregate}, {"crc32", 1, 1}, {"cube", 0, many, unknown, rows},
      {"cume_dist", 0, 0, double_precision, window}, {"current_aws_account", 0, 0, unknown, system},
      {"current_catalog", 0, 0, unknown, system}, {"current_database", 0, 0, unknown, system},
      {"current_date", 0, 0, unknown, system}, {"current_namespace", 0, 0, unknown, system},
      {"current_query", 0, 0, unknown, system}, {"current_schema", 0, 0, unknown, system},
      {"current_schemas", 1, 1, unknown, system}, {"current_session_arn", 0, 0, unknown, system},
      {"current_setting", 1, 2, unknown, system}, {"current_time", 0, 1, unknown, system},
      {"current_timestamp", 0, 1, unknown, system}, {"current_user", 0, 0, unknown, system},
      {"current_user_id", 0, 0, unknown, system}, {"currval", 1, 1, unknown, system}, {"date", 1, 1, date, left_behind},
      {"date_add", 3, 3, date_add}, {"date_cmp", 2, 2, integer}, {"date_cmp_timestamp", 2, 2, integer},
      {"date_cmp_timestamptz", 2, 2, integer}, {"date_diff", 3, 3, date_diff}, {"date_eq", 0, many, unknown, left_behind},
      {"date_ge", 0, many, unknown, left_behind}, {"date_gt", 0, many, unknown, left_behind},
      {"date_larger", 0, many, unknown, left_behind}, {"date_le", 0, many, unknown, left_behind},
      {"date_lt", 0, many, unknown, left_behind}, {"date_ne", 0, many, unknown, left_behind},
      {"date_part", 2, 2, date_part}, {"date_part_year", 1, 1, integer},
      {"date_smaller", 0, many, unknown, left_behind}, {"date_trunc", 2, 2, date_trunc}, {"dateadd", 3, 3, date_add},
      {"datediff", 3, 3, date_diff}, {"datepart", 0, many, date_part, left_behind},
      {"datetime", 0, many, unknown, left_behind}, {"dcbrt", 0, many, double_precision, left_behind},
      {"dceil", 0, many, double_precision, left_behind}, {"dec", 0, many, unknown, left_behind},
      {"decimal", 0, many, decimal, left_behind}, {"decimal_precision", 1, 1, unknown, semistructured},
      {"decimal_scale", 1, 1, unknown, semistructured}, {"decode", 3, many, decoded},
      {"decode_base64", 0, many, unknown, left_behind}, {"default_iam_role", 0, 0, unknown, system},
      {"degrees", 1, 1, double_precision}, {"dense_rank", 0, 0, unknown, window}, {"dexp", 1, 1, double_precision},
      {"dfloor", 0, many, double_precision, left_behind}, {"difference", 2, 2, integer},
      {"div", 0, many, unknown, left_behind}, {"dlog1", 1, 1, logarithm}, {"dlog10", 1, 1, double_precision},
      {"dpow", 0, many, double_precision, left_behind}, {"dropbbox", 1, many, geometry},
      {"dround", 0, many, double_precision, left_behind}, {"dsqrt", 0, many, double_precision, left_behind},
      {"dtrunc", 0, many, double_precision, left_behind}, {"encode", 0, many, unknown, left_behind},
      {"every", 0, many, unknown, unsure}, {"exp", 1, 1, double_precision}, {"explain_model", 1, 1, unknown, system},
      {"extract", 1, 2}, {"factorial", 0, many, unknown, left_behind}, {"farmfingerprint64", 1, 1},
      {"farmhash64", 1, 1}, {"first_value", 1, 1, first, window}, {"flatten", 0, many, unknown, rows},
      {"float", 0, many, double_precision, left_behind}, {"float4", 1, 1, real, left_behind},
      {"float8", 1, 1, double_precision, left_behind}, {"floor", 1, 1, rounded}, {"fnv_hash", 1, 2},
      {"format", 0, many, unknown, left_behind}, {"format_type", 2, 2, unknown, system}, {"from_hex", 1, 1, varbyte},
      {"from_varbyte", 1, 2, varchar}, {"func_sha1", 1, 1, varchar}, {"gcd", 0, many, unknown, left_behind},
      {"generate_series", 0, many, unknown, rows}, {"generate_subscripts", 0, many, unknown, rows},
      {"geometrytype", 1, 1, varchar}, {"get_array_length", 1, 1, unknown, semistructured},
      {"get_bit", 2, 2, unknown, leader}, {"get_byte", 2, 2, unknown, leader}, {"get_ddl", 1, many, unknown, system},
      {"get_number_attributes", 1, 1, unknown, semistructured}, {"getbit", 2, 2, integer},
      {"getdate", 0, 0, timestamp, scalar, true}, {"greatest", 1, many, common}, {"grouping", 1, many},
      {"grouping_id", 1, many}, {"grouping_sets", 0, many, unknown, rows}, {"h3_boundary", 1, 1}, {"h3_center", 1, 1},
      {"h3_distance", 2, 2}, {"h3_fromlonglat", 3, 3}, {"h3_frompoint", 2, 2}, {"h3_ispentagon", 1, 1},
      {"h3_isvalid", 1, 1}, {"h3_polyfill", 2, 2}, {"h3_resolution", 1, 1}, {"h3_tochildren", 2, 2},
      {"h3_toparent", 2, 2}, {"has_any_column_privilege", 2, 3, unknown, system},
      {"has_assumerole_privilege", 2, 4, unknown, system}, {"has_column_privilege", 3, 4, unknown, system},
      {"has_database_privilege", 2, 3, unknown, system}, {"has_function_privilege", 2, 3, unknown, system},
      {"has_language_privilege", 2, 3, unknown, system}, {"has_schema_privilege", 2, 3, unknown, system},
      {"has_table_privilege", 2, 3, unknown, system}, {"has_tablespace_privilege", 2, 3, unknown, system},
      {"hash_combine", 0, many, unknown, left_behind}, {"hll", 1, 1, bigint, aggregate},
      {"hll_cardinality", 1, 1, bigint}, {"hll_combine", 1, 1, hllsketch, aggregate},
      {"hll_combine_sketches", 2, 2, hllsketch}, {"hll_create_sketch", 1, 1, hllsketch, aggregate},
      {"inet_client_addr", 0, 0, unknown, system}, {"inet_client_port", 0, 0, unknown, system},
      {"inet_server_addr", 0, 0, unknown, system}, {"inet_server_port", 0, 0, unknown, system},
      {"initcap", 1, 1, varchar}, {"instr", 0, many, integer, left_behind}, {"int", 0, many, integer, left_behind},
      {"int2", 1, 1, smallint, left_behind}, {"int4", 1, 2, integer, left_behind}, {"int8", 1, 1, bigint, left_behind},
      {"integer", 0, many, unknown, left_behind}, {"interval", 0, many, unknown, left_behind},
      {"interval_cmp", 2, 2, integer}, {"is_array", 1, 1, boolean, semistructured},
      {"is_bigint", 1, 1, boolean, semistructured}, {"is_boolean", 1, 1, boolean, semistructured},
      {"is_char", 1, 1, boolean, semistructured}, {"is_decimal", 1, 1, boolean, semistructured},
      {"is_float", 1, 1, boolean, semistructured}, {"is_integer", 1, 1, boolean, semistructured},
      {"is_object", 1, 1, boolean, semistructured}, {"is_scalar", 1, 1, boolean, semistructured},
      {"is_smallint", 1, 1, boolean, semistructured}, {"is_valid_json", 1, 1, boolean, semistructured},
      {"is_valid_json_array", 1, 1, boolean, semistructured}, {"is_varchar", 1, 1, boolean, semistructured},
      {"isfinite", 1, 1, unknown, leader}, {"isnull", 0, many, unknown, left_behind},
      {"json_array_length", 1, 2, integer, semistructured},
      {"json_extract_array_element_text", 2, 3, varchar, semistructured},
      {"json_extract_path_text", 2, many, varchar, semistructured}, {"json_parse", 1, 1, super, semistructured},
      {"json_serialize", 1, 1, varchar, semistructured}, {"json_serialize_to_varbyte", 1, 2, varbyte, semistructured},
      {"json_size", 1, 1, unknown, semistructured}, {"json_typeof", 1, 1, varchar, semistructured},
      {"justify_days", 0, many, unknown, left_behind}, {"justify_hours", 0, many, unknown, left_behind},
      {"justify_interval", 0, many, unknown, left_behind}, {"lag", 1, 3, first, window}, {"lambda_invoke", 0, many},
      {"last_day", 1, 1, date}, {"last_user_query_id", 0, 0, unknown, system}, {"last_value", 1, 1, first, window},
      {"lcase", 0, many, varchar, left_behind}, {"lcm", 0, many, unknown, left_behind}, {"lead", 1, 3, first, window},
      {"least", 1, many, common}, {"left", 2, 2, text_or_bytes}, {"len", 1, 1, integer}, {"length", 1, 1, integer},
      {"levenshtein", 2, 5, integer}, {"like", 0, many, unknown, left_behind},
      {"like_escape", 0, many, unknown, left_behind}, {"listagg", 1, 2, varchar, aggregate}, {"ln", 1, 1, logarithm},
      {"localtime", 0, 1, unknown, system}, {"localtimestamp", 0, 1, unknown, system},
      {"locate", 0, many, integer, left_behind}, {"log", 1, 2, double_precision},
      {"log10", 0, many, double_precision, left_behind}, {"log2", 0, many, double_precision, left_behind},
      {"lower", 1, 1, same_text}, {"lower_attribute_names", 1, 1, super, semistructured}, {"lpad", 2, 3, varchar},
      {"ltrim", 1, 2, same_text}, {"make_date", 0, many, unknown, left_behind}, {"max", 1, 1, first, aggregate},
      {"md5", 1, 1, varchar}, {"median", 1, 1, median, aggregate}, {"min", 1, 1, first, aggregate},
      {"mod", 2, 2, modulo}, {"months_between", 2, 2, double_precision}, {"murmur3_32_hash", 1, 2},
      {"mv_info", 0, many, unknown, system}, {"name", 0, many, unknown, left_behind},
      {"nchar", 0, many, unknown, left_behind}, {"next_day", 2, 2, date}, {"nextval", 1, 1, unknown, system},
      {"notlike", 0, many, unknown, left_behind}, {"now", 0, 0, timestamptz, leader, true},
      {"nth_value", 2, 2, first, window}, {"ntile", 1, 1, unknown, window}, {"nullif", 2, 2, nullif},
      {"numeric", 0, many, decimal, left_behind}, {"numeric_fac", 0, many, unknown, left_behind},
      {"nvarchar", 0, many, varchar, left_behind}, {"nvl", 1, many, common}, {"nvl2", 3, 3, either},
      {"obj_description", 1, 2, unknown, system}, {"object", 0, many, super, semistructured},
      {"object_agg", 0, many, unknown, unsure}, {"object_transform", 1, many, super, semistructured},
      {"octet_length", 1, 1, integer}, {"octetindex", 2, 2, integer}, {"oid", 0, many, unknown, left_behind},
      {"overlaps", 0, many, unknown, left_behind}, {"overlay", 0, many, varchar, left_behind},
      {"percent_rank", 0, 0, double_precision, window}, {"percentile", 0, many, unknown, unsure},
      {"percentile_cont", 1, 1, unknown, aggregate}, {"percentile_disc", 1, 1, unknown, aggregate},
      {"pg_cancel_backend", 1, 1, unknown, system}, {"pg_client_encoding", 0, many, unknown, left_behind},
      {"pg_terminate_backend", 1, 1, unknown, system}, {"pgdate_part", 2, 2, date_part},
      {"pi", 0, 0, double_precision}, {"position", 0, many, integer, left_behind}, {"pow", 2, 2, double_precision},
      {"power", 2, 2, double_precision}, {"quote_ident", 1, 1, varchar}, {"quote_literal", 1, 1, varchar},
      {"quote_nullable", 0, many, varchar, left_behind}, {"radians", 1, 1, double_precision},
      {"rand", 0, many, unknown, left_behind}, {"random", 0, 0, double_precision, scalar, true},
      {"rank", 0, 0, unknown, window}, {"ratio_to_report", 1, 1, double_precision, window},
      {"real", 0, many, unknown, left_behind}, {"reboot_cluster", 0, 0, unknown, system},
      {"regclass", 0, many, unknown, left_behind}, {"regexp_count", 2, 4, integer}, {"regexp_instr", 2, 6, integer},
      {"regexp_matches", 0, many, unknown, left_behind}, {"regexp_replace", 2, 5, varchar},
      {"regexp_split_to_array", 0, many, unknown, left_behind},
      {"regexp_split_to_table", 0, many, unknown, left_behind}, {"regexp_substr", 2, 6, varchar},
      {"repeat", 2, 2, varchar}, {"replace", 3, 3, varchar}, {"replicate", 2, 2, varchar},
      {"result_scan", 0, many, unknown, rows}, {"reverse", 1, 1, varchar}, {"right", 2, 2, text_or_bytes},
      {"role_is_member_of", 2, 2, unknown, system}, {"rollup", 0, many, unknown, rows}, {"round", 1, 2, rounded},
      {"row_number", 0, 0, count, window}, {"rpad", 2, 3, varchar}, {"rtrim", 1, 2, same_text},
      {"session_user", 0, 0, unknown, system}, {"set_bit", 3, 3, unknown, leader}, {"set_byte", 3, 3, unknown, leader},
      {"set_config", 2, 3, unknown, system}, {"setseed", 0, many, unknown, left_behind},
      {"setval", 2, 3, unknown, system}, {"sha", 1, 1, varchar}, {"sha1", 1, 1, varchar}, {"sha2", 2, 2, varchar},
      {"show_tables", 0, many, unknown, rows}, {"sign", 1, 1, sign}, {"similar_escape", 0, many, unknown, left_behind},
      {"sin", 1, 1, double_precision}, {"sinh", 0, many, double_precision, left_behind},
      {"size", 1, 1, unknown, semistructured}, {"slice_num", 0, 0, unknown, system},
      {"smallint", 0, many, unknown, left_behind}, {"soundex", 1, 1, varchar}, {"space", 0, many, varchar, left_behind},
      {"split_part", 3, 3, same_text}, {"split_to_array", 1, 2, super, semistructured},
      {"sqrt", 1, 1, double_precision}, {"square", 0, many, unknown, left_behind}, {"st_addpoint", 1, many, geometry},
      {"st_angle", 2, 4, double_precision}, {"st_area", 1, 1, double_precision}, {"st_asbinary", 1, 2},
      {"st_asewkb", 1, 2}, {"st_asewkt", 1, 2, varchar}, {"st_asgeojson", 1, 2, varchar},
      {"st_ashexewkb", 1, many, varchar}, {"st_ashexwkb", 1, many, varchar}, {"st_astext", 1, 2, varchar},
      {"st_azimuth", 2, 2, double_precision}, {"st_boundary", 1, 1, geometry}, {"st_buffer", 2, 3, geometry},
      {"st_centroid", 1, 1, geometry}, {"st_collect", 0, many, geometry, unsure}, {"st_contains", 2, 2, boolean},
      {"st_containsproperly", 2, 2, boolean}, {"st_convexhull", 1, 1, geometry}, {"st_coveredby", 2, 2, boolean},
      {"st_covers", 2, 2, boolean}, {"st_crosses", 2, 2, boolean}, {"st_dimension", 1, 1, integer},
      {"st_disjoint", 2, 2, boolean}, {"st_distance", 2, 2, double_precision},
      {"st_distancesphere", 2, 3, double_precision}, {"st_dwithin", 3, 4, boolean}, {"st_endpoint", 1, 1, geometry},
      {"st_envelope", 1, 1, geometry}, {"st_equals", 2, 2, boolean}, {"st_extent", 0, many, unknown, unsure},
      {"st_exteriorring", 1, many, geometry}, {"st_force2d", 1, many, geometry}, {"st_force3d", 1, many, geometry},
      {"st_force3dm", 1, many, geometry}, {"st_force3dz", 1, many, geometry}, {"st_force4d", 1, many, geometry},
      {"st_geogfromtext", 1, 2, geography}, {"st_geogfromwkb", 1, 2, geography}, {"st_geohash", 1, many, varchar},
      {"st_geometryn", 2, 2, geometry}, {"st_geometrytype", 1, 1, varchar}, {"st_geomfromewkb", 1, many, geometry},
      {"st_geomfromewkt", 1, many, geometry}, {"st_geomfromgeohash", 1, many, geometry},
      {"st_geomfromgeojson", 1, many, geometry}, {"st_geomfromgeosquare", 1, many, geometry},
      {"st_geomfromtext", 1, 2, geometry}, {"st_geomfromwkb", 1, 2, geometry}, {"st_geosize", 1, many, varchar},
      {"st_geosquare", 1, 2}, {"st_interiorringn", 2, 2, geometry}, {"st_intersection", 2, 2, geometry},
      {"st_intersects", 2, 2, boolean}, {"st_isclosed", 1, 1, boolean}, {"st_iscollection", 1, 1, boolean},
      {"st_isempty", 1, 1, boolean}, {"st_ispolygonccw", 1, many, boolean}, {"st_ispolygoncw", 1, many, boolean},
      {"st_isring", 1, many, boolean}, {"st_issimple", 1, 1, boolean}, {"st_isvalid", 1, 1, boolean},
      {"st_isvaliddetail", 1, 2}, {"st_isvalidreason", 1, 2}, {"st_length", 1, 1, double_precision},
      {"st_length2d", 1, 1, double_precision}, {"st_lengthsphere", 1, many, double_precision},
      {"st_linefrommultipoint", 1, many, geometry}, {"st_lineinterpolatepoint", 1, many, geometry},
      {"st_m", 1, 1, double_precision}, {"st_makeenvelope", 4, 5, geometry}, {"st_makeline", 1, 2, geometry},
      {"st_makepoint", 2, 4, geometry}, {"st_makepolygon", 1, many, geometry}, {"st_maxdistance", 2, 3},
      {"st_memsize", 1, 1, integer}, {"st_mmax", 1, 1, double_precision}, {"st_mmin", 1, 1, double_precision},
      {"st_multi", 1, many, geometry}, {"st_ndims", 1, 1, integer}, {"st_npoints", 1, 1, integer},
      {"st_nrings", 1, 1, integer}, {"st_numcurves", 1, 1}, {"st_numgeometries", 1, 1, integer},
      {"st_numinteriorrings", 1, 1, integer}, {"st_numpoints", 1, 1, integer}, {"st_overlaps", 2, many, boolean},
      {"st_perimeter", 1, 1, double_precision}, {"st_perimeter2d", 1, many, double_precision},
      {"st_point", 2, 2, geometry}, {"st_pointn", 2, 2, geometry}, {"st_points", 1, many, geometry},
      {"st_polygon", 2, 2, geometry}, {"st_removepoint", 1, many, geometry}, {"st_reverse", 1, 1, geometry},
      {"st_setpoint", 1, many, geometry}, {"st_setsrid", 2, 2, geometry}, {"st_simplify", 2, 2, geometry},
      {"st_srid", 1, 1, integer}, {"st_startpoint", 1, 1, geometry}, {"st_touches", 2, 2, boolean},
      {"st_transform", 2, 3, geometry}, {"st_union", 0, many, unknown, unsure}, {"st_within", 2, 2, boolean},
      {"st_x", 1, 1, double_precision}, {"st_xmax", 1, 1, double_precision}, {"st_xmin", 1, 1, double_precision},
      {"st_y", 1, 1, double_precision}, {"st_ymax", 1, 1, double_precision}, {"st_ymin", 1, 1, double_precision},
      {"st_z", 1, 1, double_precision}, {"st_zmax", 1, 1, double_precision}, {"st_zmin", 1, 1, double_precision},
      {"statement_timestamp", 0, many, timestamptz, left_behind, true}, {"stddev", 1, 1, double_precision, aggregate},
      {"stddev_pop", 1, 1, double_precision, aggregate}, {"stddev_samp", 1, 1, double_precision, aggregate},
      {"strcat", 0, many, varchar, left_behind}, {"string_to_array", 0, many, unknown, left_behind},
      {"strpos", 2, 2, integer}, {"strtol", 2, 2}, {"subarray", 2, 3, super, semistructured},
      {"substr", 2, 3, text_or_bytes}, {"substring", 2, 3, text_or_bytes}, {"sum", 1, 1, sum, aggregate},
      {"super", 0, many, unknown, left_behind}, {"supportsbbox", 1, many, boolean}, {"sysdate", 0, 0, unknown, system},
      {"table", 1, 1, unknown, rows}, {"tan", 1, 1, double_precision}, {"tanh", 0, many, double_precision, left_behind},
      {"text", 0, many, varchar, left_behind}, {"text_larger", 0, many, varchar, left_behind},
      {"text_smaller", 0, many, varchar, left_behind}, {"text_to_int_alt", 1, 2}, {"text_to_numeric_alt", 1, 4},
      {"textcat", 0, many, varchar, left_behind}, {"texteq", 0, many, unknown, left_behind}, {"textlen", 1, 1, integer},
      {"textne", 0, many, unknown, left_behind}, {"textpos", 0, many, integer, left_behind},
      {"time", 0, many, unknown, left_behind}, {"timeofday", 0, 0, varchar, scalar, true},
      {"timestamp", 0, many, unknown, left_behind}, {"timestamp_cmp", 2, 2, integer},
      {"timestamp_cmp_date", 2, 2, integer}, {"timestamp_cmp_timestamptz", 2, 2, integer},
      {"timestamp_larger", 0, many, unknown, left_behind}, {"timestamp_smaller", 0, many, unknown, left_behind},
      {"timestampadd", 0, many, date_add, left_behind}, {"timestampdiff", 0, many, date_diff, left_behind},
      {"timestamptz", 0, many, unknown, left_behind}, {"timestamptz_cmp", 2, 2, integer},
      {"timestamptz_cmp_date", 2, 2, integer}, {"timestamptz_cmp_timestamp", 2, 2, integer},
      {"timetz", 0, many, unknown, left_behind}, {"timezone", 2, 2, other_zone}, {"to_ascii", 1, 2, unknown, leader},
      {"to_char", 2, 2, varchar}, {"to_date", 2, 3, date}, {"to_hex", 1, 1, varchar},
      {"to_interval", 0, many, unknown, left_behind}, {"to_number", 2, 2, decimal}, {"to_timestamp", 1, 3, timestamptz},
      {"to_varbyte", 1, 2, varbyte}, {"transaction_timestamp", 0, many, timestamptz, left_behind, true},
      {"translate", 3, 3, varchar}, {"trim", 1, 2, same_text}, {"trunc", 1, 2, truncated},
      {"truncate", 0, many, unknown, left_behind}, {"try_cast", 1, 1}, {"txid_current", 0, 0, unknown, system},
      {"ucase", 0, many, varchar, left_behind}, {"unnest", 0, many, unknown, rows}, {"upper", 1, 1, same_text},
      {"upper_attribute_names", 1, 1, super, semistructured}, {"user", 0, 0, unknown, system},
      {"user_is_member_of", 2, 2, unknown, system}, {"var_pop", 1, 1, double_precision, aggregate},
      {"var_samp", 1, 1, double_precision, aggregate}, {"varbyte", 0, many, unknown, left_behind},
      {"varchar", 0, many, varchar, left_behind}, {"variance", 1, 1, double_precision, aggregate},
      {"version", 0, 0, unknown, system}, {"width_bucket", 0, many, unknown, left_behind},
  };
  // clang-format on
  static constexpr std::size_t size = sizeof(all) / sizeof(all[0]);
};

}  // namespace detail

}  // namespace strata::sql
