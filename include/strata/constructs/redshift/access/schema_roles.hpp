// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/access/grant.hpp>

/// Roles for schemas, in one line.
namespace strata {

namespace detail {

/// Texts in one.
template <core::fixed_string... Parts>
struct joined_text {
  static constexpr auto value = [] {
    core::fixed_string<(Parts.view().size() + ... + 1)> result{std::string_view{}};
    std::size_t at = 0;
    for (std::string_view part : {Parts.view()...})
      for (char c : part) result.chars[at++] = c;
    return result;
  }();
};
template <core::fixed_string... Parts>
inline constexpr auto joined_id = joined_text<Parts...>::value;

template <class... Lists>
struct joined_lists;
template <class List>
struct joined_lists<List> {
  using type = List;
};
template <auto const&... A, auto const&... B, class... More>
struct joined_lists<core::resource_list<A...>, core::resource_list<B...>, More...>
    : joined_lists<core::resource_list<A..., B...>, More...> {};

template <template <core::fixed_string> class Construct, core::fixed_string Id>
constexpr joined_text<Id> id_text(Construct<Id> const&);

}  // namespace detail

/// Three database roles for schemas: `reader` reads all tables and views, `writer` also changes rows, `admin` also
/// changes, creates and drops what is there. Each has the role before it. It covers what will be created, too.
///
///     inline constexpr auto mart = producer.create_schema<"Mart">("mart");
///     inline constexpr read_write_admin<"MartRoles", "mart", producer, mart> mart_roles;
///     struct shop : stack<shop, "Shop", producer_ns, producer, mart, mart_roles> {};
///
/// A stack that has it has each of its `members`: roles and grants with ids that begin with `Id`. Errors: those of
/// `create_db_role` and `grant`.
/// @tparam Id what the ids begin with
/// @tparam Name what the names of the roles begin with: mart_reader, mart_writer, mart_admin
template <core::fixed_string Id, core::fixed_string Name, auto const& Warehouse, auto const&... Schemas>
struct read_write_admin {
  static_assert(sizeof...(Schemas) > 0, "roles need a schema; name it behind the warehouse");

  static constexpr redshift_db_role<detail::joined_id<Id, "Reader">> reader{
      Warehouse, detail::joined_id<Name, "_reader">.view(), {}, {}};
  static constexpr redshift_db_role<detail::joined_id<Id, "Writer">> writer{
      Warehouse, detail::joined_id<Name, "_writer">.view(), {}, {}};
  static constexpr redshift_db_role<detail::joined_id<Id, "Admin">> admin{
      Warehouse, detail::joined_id<Name, "_admin">.view(), {}, {}};
  static constexpr redshift_role_grant<detail::joined_id<Id, "WriterReads">> writer_reads{
      Warehouse, reader, writer, {}, {}};
  static constexpr redshift_role_grant<detail::joined_id<Id, "AdminWrites">> admin_writes{
      Warehouse, writer, admin, {}, {}};

  /// The grants on one of the schemas.
  template <auto const& Schema>
  struct on {
    static constexpr auto const& id = decltype(detail::id_text(Schema))::value;
    static constexpr redshift_grant<detail::joined_id<Id, "Uses", id>> uses{
        Warehouse, privilege::usage, Schema, reader, {}, {}};
    static constexpr redshift_grant<detail::joined_id<Id, "Reads", id>> reads{
        Warehouse, privilege::select, tables_in(Schema), reader, {}, {}};
    static constexpr redshift_grant<detail::joined_id<Id, "Writes", id>> writes{
        Warehouse,
        {privilege::insert, privilege::update, privilege::delete_, privilege::truncate},
        tables_in(Schema),
        writer,
        {},
        {}};
    static constexpr redshift_grant<detail::joined_id<Id, "Owns", id>> owns{
        Warehouse, {privilege::create, privilege::alter, privilege::drop}, Schema, admin, {}, {}};
    static constexpr redshift_grant<detail::joined_id<Id, "Alters", id>> alters{
        Warehouse, {privilege::alter, privilege::drop, privilege::references}, tables_in(Schema), admin, {}, {}};
    using members = core::resource_list<uses, reads, writes, owns, alters>;
  };
  using members = typename detail::joined_lists<core::resource_list<reader, writer, admin, writer_reads, admin_writes>,
                                                typename on<Schemas>::members...>::type;
};

}  // namespace strata
