// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Who sees which column: grants of all extents, roles in roles, views, policies, shares, and what is not known.
#include <strata/constructs/redshift/access/proof.hpp>
#include <strata/strata.hpp>

namespace strata_test {

using namespace strata;
using enum column_access;

inline constexpr auto iam = iam_role<"Iam">(service_principal::redshift);
inline constexpr auto warehouse =
    redshift_serverless_namespace<"Warehouse">({.name = "warehouse", .db_name = "dev"}, default_role(iam));
inline constexpr auto wg = redshift_serverless_workgroup<"Workgroup">(warehouse, {.name = "workgroup"});
inline constexpr auto shop = wg.create_schema<"Shop">("shop");
inline constexpr auto people = wg.create_table<"People">(
    "CREATE TABLE shop.people (id int, name varchar(50), email varchar(50), region varchar(10))");
inline constexpr auto orders = wg.create_table<"Orders">("CREATE TABLE shop.orders (id int, person int, price int)");
inline constexpr auto contacts =
    wg.create_view<"Contacts">("CREATE VIEW contacts AS SELECT id, email AS mail FROM shop.people");
inline constexpr auto mails =
    wg.create_view<"Mails">("CREATE VIEW mails AS SELECT upper(mail) AS m FROM contacts WHERE id > 7");
inline constexpr auto stored =
    wg.create_materialized_view<"Stored">("CREATE MATERIALIZED VIEW stored AS SELECT id, email FROM shop.people");
inline constexpr auto late =
    wg.create_view<"Late">("CREATE VIEW late AS SELECT id, name FROM shop.people WITH NO SCHEMA BINDING");
inline constexpr auto analyst = wg.create_db_role<"Analyst">("analyst");
inline constexpr auto senior = wg.create_db_role<"Senior">("senior");
inline constexpr auto chief = wg.create_db_role<"Chief">("chief");
inline constexpr auto ann = wg.create_db_user<"Ann">("ann");
inline constexpr auto bob = wg.create_db_user<"Bob">("bob");
inline constexpr auto team = wg.create_db_group<"Team">("team", {&bob});
inline constexpr auto uses = wg.grant<"Uses">(privilege::usage, shop, {analyst, senior, chief, ann, bob, public_group});

template <auto const&... More>
struct access : stack<access<More...>, "Access", iam, warehouse, wg, shop, people, orders, contacts, mails, stored,
                      late, analyst, senior, chief, ann, bob, team, More...> {};
/// What a principal sees of people.name and people.email.
template <auto const& Who, auto const&... More>
constexpr bool sees(column_access name, column_access email) {
  return access_of<access<More...>, Who, "people.name"> == name &&
         access_of<access<More...>, Who, "people.email"> == email;
}

template <core::fixed_string Id = "G">
constexpr auto grant(privilege_list const& what, granted_object const& on, grantee_list const& to = analyst) {
  return wg.grant<Id>(what, on, to);
}
using enum privilege;

// ---- grants
inline constexpr auto on_table = grant(select, people);
inline constexpr auto on_column = grant(select, columns_in(people, "email"));
inline constexpr auto on_schema = grant(select, tables_in(shop));
inline constexpr auto on_database = grant(select, tables_in(database_named{"dev"}));
inline constexpr auto on_another_database = grant(select, tables_in(database_named{"sample_data_dev"}));
inline constexpr auto on_public_schema = grant(select, tables_in(schema_named{"public"}));
inline constexpr auto everything = grant(all, people);
inline constexpr auto insert_only = grant(insert, people);
inline constexpr auto on_orders = grant(select, orders);
inline constexpr auto by_name = grant(select, table_named{"shop.people"});
static_assert(sees<analyst>(none, none) && sees<public_group>(none, none));
static_assert(sees<analyst, uses, on_table>(full, full) && sees<senior, uses, on_table>(none, none));
static_assert(sees<analyst, uses, on_column>(none, full));
static_assert(sees<analyst, uses, on_schema>(full, full) && sees<analyst, uses, on_database>(full, full));
static_assert(sees<analyst, uses, on_another_database>(none, none));
static_assert(sees<analyst, uses, everything>(full, full) && sees<analyst, uses, insert_only>(none, none));
static_assert(sees<analyst, uses, on_orders>(none, none) && sees<analyst, uses, by_name>(full, full));
// without USAGE on the schema
static_assert(sees<analyst, on_table>(none, none) && sees<analyst, on_schema>(none, none));
inline constexpr auto all_schemas = grant<"AllSchemas">(privilege::usage, schemas_in(database_named{"dev"}));
static_assert(sees<analyst, all_schemas, on_table>(full, full));
inline constexpr auto creates_only = grant<"CreatesOnly">(create, shop);
static_assert(sees<analyst, creates_only, on_table>(none, none));

// ---- through views, which read with their owner's privileges
inline constexpr auto on_contacts = grant(select, contacts);
inline constexpr auto on_mails = grant(select, mails);
inline constexpr auto on_stored = grant(select, stored);
inline constexpr auto on_late = grant(select, late);
static_assert(sees<analyst, on_contacts>(none, full) && sees<analyst, on_mails>(none, full));
static_assert(sees<analyst, uses, on_stored>(none, full) && sees<analyst, uses, on_late>(full, none));
static_assert(sees<analyst, on_stored>(none, unknown) && sees<analyst, on_late>(unknown, none),
              "USAGE on the schemas of what they read");
static_assert(sees<analyst, on_public_schema>(unknown, full) && sees<analyst, uses, on_public_schema>(full, full));
static_assert(sees<analyst, uses, on_late, on_column>(full, full));
inline constexpr auto on_name = grant<"OnName">(select, columns_in(people, "name"));
static_assert(sees<analyst, uses, on_late, on_name>(full, none));
inline constexpr auto owned_by_ann = wg.change_owner<"OwnedByAnn">(contacts, ann);
static_assert(sees<analyst, on_contacts, owned_by_ann>(none, none), "ann may not read people");
inline constexpr auto late_of_ann = wg.change_owner<"LateOfAnn">(late, ann);
static_assert(sees<analyst, uses, on_late, late_of_ann>(none, none), "nor through a late-binding view");
inline constexpr auto stored_of_ann = wg.change_owner<"StoredOfAnn">(stored, ann);
static_assert(sees<analyst, uses, on_stored, stored_of_ann>(none, unknown));
inline constexpr auto ann_reads = grant<"AnnReads">(select, columns_in(people, "email, id"), ann);
static_assert(sees<analyst, on_contacts, owned_by_ann, uses, ann_reads>(none, full));
static_assert(sees<analyst, on_mails, owned_by_ann>(none, none) && sees<ann, owned_by_ann>(none, none));
static_assert(sees<ann, owned_by_ann, uses, ann_reads>(none, full));
inline constexpr auto table_of_ann = wg.change_owner<"TableOfAnn">(people, ann);
static_assert(sees<ann, table_of_ann>(full, full) && sees<bob, table_of_ann>(none, none));

// ---- what statements move
inline constexpr auto copies = wg.run_custom_sql<"Copies">(
    {.create = "INSERT INTO shop.orders (id, price) SELECT id, length(email) FROM shop.people"});
static_assert(sees<analyst, uses, on_orders, copies>(none, full));

// ---- roles in roles, users, groups, PUBLIC
inline constexpr auto to_senior = wg.grant_role<"ToSenior">(analyst, senior);
inline constexpr auto to_chief = wg.grant_role<"ToChief">(senior, {chief, ann});
static_assert(sees<senior, uses, on_table, to_senior>(full, full) &&
              sees<chief, uses, on_table, to_senior>(none, none));
static_assert(sees<chief, uses, on_table, to_senior, to_chief>(full, full) &&
              sees<ann, uses, on_table, to_senior, to_chief>(full, full));
static_assert(sees<bob, uses, on_table, to_senior, to_chief>(none, none) &&
              sees<analyst, uses, to_senior, to_chief>(none, none));
inline constexpr auto to_team = grant(select, people, team);
static_assert(sees<bob, uses, to_team>(full, full) && sees<ann, uses, to_team>(none, none) &&
              sees<team, uses, to_team>(full, full));
inline constexpr auto to_all = grant(select, columns_in(people, "name"), public_group);
static_assert(sees<bob, uses, to_all>(full, none) && sees<analyst, uses, to_all>(full, none) &&
              sees<public_group, uses, to_all>(full, none));
inline constexpr auto superuser = wg.grant_role<"Superuser">(role_named{"sys:superuser"}, ann);
inline constexpr auto monitor = wg.grant_role<"Monitor">(role_named{"sys:monitor"}, ann);
static_assert(sees<ann, superuser>(full, full) && sees<ann, monitor>(none, none));
inline constexpr auto notebooks = iam_role<"Notebooks">(service_principal::ec2);
inline constexpr auto assigned = wg.assign_db_roles_to_iam_role<"Assigned">(notebooks, {&analyst});
static_assert(sees<notebooks, notebooks, uses, on_table, assigned>(full, full));
static_assert(sees<notebooks, notebooks, uses, assigned>(none, none));

// ---- row-level security
inline constexpr auto own_region = wg.create_rls_policy<"OwnRegion">(
    "CREATE RLS POLICY own_region WITH (region varchar(10)) USING (region = current_user)");
inline constexpr auto secured = wg.row_level_security<"Secured">(people);
inline constexpr auto filtered = wg.attach_rls_policy<"Filtered">(own_region, people, {analyst, public_group});
inline constexpr auto filtered_for_analyst = wg.attach_rls_policy<"FilteredForAnalyst">(own_region, people, analyst);
static_assert(sees<analyst, uses, on_table, own_region, secured, filtered>(some_rows, some_rows));
static_assert(sees<analyst, uses, on_table, own_region, filtered>(full, full), "it is not turned on");
static_assert(sees<analyst, uses, on_table, secured>(none, none), "who has no policy sees no rows");
inline constexpr auto chief_reads = grant<"ChiefReads">(select, people, chief);
static_assert(sees<chief, uses, chief_reads, own_region, secured, filtered>(some_rows, some_rows));
static_assert(sees<chief, uses, chief_reads, own_region, secured, filtered_for_analyst>(none, none));
inline constexpr auto ignores = grant<"Ignores">(ignore_rls, whole_warehouse{}, chief);
static_assert(sees<chief, uses, chief_reads, own_region, secured, filtered, ignores>(full, full));
inline constexpr auto secadmin = wg.grant_role<"Secadmin">(role_named{"sys:secadmin"}, chief);
static_assert(sees<chief, uses, chief_reads, own_region, secured, filtered, secadmin>(full, full));
// of who reads the view, not of its owner
static_assert(sees<analyst, on_contacts, own_region, secured, filtered>(none, some_rows));
static_assert(sees<analyst, on_mails, own_region, secured, filtered>(none, some_rows));
inline constexpr auto senior_contacts = grant<"SeniorContacts">(select, contacts, senior);
static_assert(sees<senior, senior_contacts, own_region, secured, filtered_for_analyst>(none, none));
// through a role in a role
static_assert(sees<senior, uses, on_table, to_senior, own_region, secured, filtered_for_analyst>(some_rows, some_rows));

// ---- masks
inline constexpr auto hide =
    wg.create_masking_policy<"Hide">("CREATE MASKING POLICY hide WITH (v varchar(50)) USING ('***'::varchar(50))");
inline constexpr auto show =
    wg.create_masking_policy<"Show">("CREATE MASKING POLICY show WITH (v varchar(50)) USING (v)");
inline constexpr auto masked_for_all =
    wg.attach_masking_policy<"MaskedForAll">(hide, columns_in(people, "email"), public_group, {.priority = 10});
inline constexpr auto shown_to_chief =
    wg.attach_masking_policy<"ShownToChief">(show, columns_in(people, "email"), chief, {.priority = 20});
inline constexpr auto too_weak =
    wg.attach_masking_policy<"TooWeak">(show, columns_in(people, "email"), chief, {.priority = 5});
static_assert(sees<analyst, uses, on_table, hide, masked_for_all>(full, masked));
static_assert(sees<chief, uses, chief_reads, hide, show, masked_for_all, shown_to_chief>(full, full));
static_assert(sees<chief, uses, chief_reads, hide, show, masked_for_all, too_weak>(full, masked));
static_assert(sees<analyst, on_contacts, hide, masked_for_all>(none, masked) &&
              sees<analyst, on_mails, hide, masked_for_all>(none, masked));
static_assert(sees<analyst, uses, on_stored, hide, masked_for_all>(none, full), "what it has stored is not masked");
static_assert(sees<analyst, uses, on_table, on_stored, hide, masked_for_all>(full, full), "the most of all ways");
static_assert(sees<ann, superuser, hide, masked_for_all>(full, full));
inline constexpr auto hides_view = wg.attach_masking_policy<"HidesView">(hide, columns_in(contacts, "mail"), analyst);
static_assert(sees<analyst, on_contacts, hide, hides_view>(none, masked) &&
              sees<analyst, on_mails, hide, hides_view>(none, masked));
static_assert(sees<analyst, uses, on_table, hide, hides_view>(full, full));
// masked and filtered: the less
static_assert(sees<analyst, uses, on_table, hide, masked_for_all, own_region, secured, filtered>(some_rows, masked));

// a view's own column is what its sources leave of it
template <core::fixed_string Column, auto const&... More>
constexpr column_access analyst_sees() {
  return access_of<access<More...>, analyst, Column>;
}
static_assert(analyst_sees<"contacts.mail", on_contacts>() == full &&
              analyst_sees<"contacts.mail", on_mails>() == full);
static_assert(analyst_sees<"contacts.mail", on_contacts, hide, masked_for_all>() == masked);
static_assert(analyst_sees<"mails.m", on_mails, hide, masked_for_all>() == masked &&
              analyst_sees<"contacts.id", on_contacts, hide, masked_for_all>() == full);
static_assert(analyst_sees<"contacts.id", on_contacts, own_region, secured, filtered>() == some_rows);
static_assert(analyst_sees<"contacts.mail", on_contacts, own_region, secured>() == none);
static_assert(analyst_sees<"stored.email", uses, on_stored, hide, masked_for_all>() == full);

// ---- custom SQL
template <core::fixed_string Sql>
inline constexpr auto script = wg.run_custom_sql<"Script">({.create = Sql.view()});
static_assert(sees<analyst, uses, script<"GRANT SELECT ON shop.people TO ROLE analyst">>(full, full));
static_assert(
    sees<analyst,
         script<"GRANT USAGE ON SCHEMA shop TO ROLE analyst; GRANT SELECT (email) ON shop.people TO ROLE analyst">>(
        none, full));
static_assert(sees<analyst, uses, script<"GRANT SELECT FOR TABLES IN SCHEMA shop TO ROLE analyst">>(full, full));
static_assert(sees<analyst, uses, script<"GRANT ALL ON ALL TABLES IN SCHEMA shop TO ROLE analyst">>(full, full));
static_assert(sees<chief, uses, on_table, script<"GRANT ROLE analyst TO ROLE chief">>(full, full));
static_assert(sees<analyst, uses, script<"GRANT INSERT ON shop.people TO ROLE analyst">>(none, none));
static_assert(sees<analyst, uses, script<"GRANT SELECT ON shop.people TO ROLE senior">>(none, none));
static_assert(sees<analyst, uses, on_table, script<"REVOKE SELECT ON shop.people FROM ROLE analyst">>(unknown,
                                                                                                      unknown));
static_assert(
    sees<analyst, uses,
         script<"GRANT SELECT ON shop.people TO ROLE analyst; REVOKE SELECT ON shop.people FROM ROLE analyst">>(none,
                                                                                                                none));
static_assert(sees<analyst, uses,
                   script<"REVOKE SELECT ON shop.people FROM ROLE analyst; GRANT ALL ON shop.people TO ROLE analyst">>(
    full, full));
static_assert(
    sees<analyst, uses,
         script<
             "GRANT SELECT (email, name) ON shop.people TO ROLE analyst; REVOKE SELECT (name) ON shop.people FROM ROLE "
             "analyst">>(none, full));
static_assert(
    sees<analyst, uses,
         script<"GRANT ALL ON ALL TABLES IN SCHEMA shop TO ROLE analyst; REVOKE SELECT ON shop.orders FROM ROLE "
                "analyst">>(full, full));
static_assert(
    sees<chief, uses, on_table, script<"GRANT ROLE analyst TO ROLE chief; REVOKE ROLE analyst FROM ROLE chief">>(none,
                                                                                                                 none));
// what a REVOKE is not about stays known
static_assert(sees<analyst, uses, on_table, script<"REVOKE INSERT ON shop.people FROM ROLE analyst">>(full, full));
static_assert(sees<analyst, uses, on_table, script<"REVOKE ALL ON shop.orders FROM ROLE analyst">>(full, full));
static_assert(sees<analyst, uses, on_table, script<"REVOKE GRANT OPTION FOR SELECT ON shop.people FROM ann">>(full,
                                                                                                              full));
static_assert(sees<analyst, uses, on_column, script<"REVOKE SELECT (name) ON shop.people FROM ROLE analyst">>(none,
                                                                                                              full));
static_assert(sees<analyst, uses, on_schema, script<"REVOKE SELECT FOR TABLES IN SCHEMA shop FROM ROLE analyst">>(
    unknown, unknown));
static_assert(sees<analyst, uses, on_table, script<"REVOKE USAGE ON SCHEMA shop FROM ROLE analyst">>(full, full),
              "PUBLIC still has it");
static_assert(sees<analyst, all_schemas, on_table, script<"REVOKE USAGE ON SCHEMA shop FROM ROLE analyst">>(unknown,
                                                                                                            unknown));
static_assert(sees<senior, uses, on_table, to_senior, script<"REVOKE ROLE analyst FROM ROLE senior">>(unknown,
                                                                                                      unknown));
static_assert(sees<senior, uses, on_table, script<"REVOKE SELECT ON shop.people FROM ROLE analyst">>(none, none));
static_assert(sees<analyst, uses, on_contacts, script<"REVOKE ALL ON SCHEMA public FROM PUBLIC">>(none, none));
static_assert(sees<analyst, uses, on_contacts, script<"REVOKE CREATE ON SCHEMA public FROM PUBLIC">>(none, full));
static_assert(sees<analyst, uses, script<"CREATE ROLE other; GRANT SELECT ON shop.people TO ROLE other">>(none, none));
// what Strata does not read may grant anything
inline constexpr auto procedure = wg.existing_procedure<"Procedure">("shop", "anything");
static_assert(sees<analyst, uses, procedure, script<"CALL shop.anything()">>(unknown, unknown));
inline constexpr auto opaque =
    wg.run_custom_sql<"Opaque">({.create = opaque_sql{.text = "SOMETHING NEW", .moves_no_rows = true}});
inline constexpr auto harmless = wg.run_custom_sql<"Harmless">(
    {.create = opaque_sql{.text = "SOMETHING NEW", .moves_no_rows = true, .grants_nothing = true}});
static_assert(sees<analyst, uses, opaque>(unknown, unknown) && sees<analyst, uses, harmless>(none, none));
static_assert(sees<analyst, uses, script<"ALTER TABLE shop.people OWNER TO ann">>(unknown, unknown));
static_assert(sees<analyst, uses, script<"ANALYZE shop.people">>(none, none));
// so may what will be created, and what was there before
inline constexpr auto by_default = grant(select, new_tables(shop));
static_assert(sees<analyst, uses, by_default>(unknown, unknown));
inline constexpr auto by_default_of_ann = grant<"ByDefaultOfAnn">(select, new_tables(shop, &ann));
static_assert(sees<analyst, uses, by_default_of_ann>(none, none), "ann creates no relation of the program");
static_assert(
    sees<analyst, uses,
         script<"ALTER DEFAULT PRIVILEGES FOR USER ann IN SCHEMA shop GRANT SELECT ON TABLES TO ROLE analyst">>(none,
                                                                                                                none));
static_assert(
    sees<analyst, uses, script<"ALTER DEFAULT PRIVILEGES IN SCHEMA shop GRANT SELECT ON TABLES TO ROLE analyst">>(
        unknown, unknown));
static_assert(
    sees<analyst, uses, script<"ALTER DEFAULT PRIVILEGES IN SCHEMA mart GRANT SELECT ON TABLES TO ROLE analyst">>(
        none, none));
static_assert(
    sees<analyst, uses, on_column, script<"ALTER DEFAULT PRIVILEGES REVOKE SELECT ON TABLES FROM ROLE analyst">>(none,
                                                                                                                 full));
static_assert(sees<analyst, uses, script<"ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO ROLE analyst">>(none,
                                                                                                                 none));
static_assert(
    sees<analyst, uses, script<"ALTER DEFAULT PRIVILEGES FOR USER somebody GRANT SELECT ON TABLES TO ROLE analyst">>(
        unknown, unknown));
inline constexpr auto old_role = wg.existing_role<"OldRole">("old_role");
inline constexpr auto old_user = wg.existing_user<"OldUser">("old_user");
static_assert(sees<old_role, old_role>(unknown, unknown) && sees<old_user, old_user>(unknown, unknown));
inline constexpr auto old_reads = grant<"OldReads">(select, people, old_role);
inline constexpr auto old_usage = grant<"OldUsage">(privilege::usage, shop, old_role);
inline constexpr auto from_old = wg.grant_role<"FromOld">(old_role, analyst);
static_assert(sees<analyst, old_role, from_old>(unknown, unknown) && sees<senior, old_role, from_old>(none, none));
inline constexpr auto old_table = wg.existing_relation<"OldTable">("public", "old_table", {.columns = "secret int"});
static_assert(access_of<access<old_table>, analyst, "old_table.secret"> == unknown, "PUBLIC may read it");
inline constexpr auto old_schema = wg.existing_schema<"OldSchema">("old_schema");
inline constexpr auto in_old = wg.create_table<"InOld">("CREATE TABLE old_schema.mine (secret int)");
inline constexpr auto reads_mine = grant(select, in_old);
static_assert(access_of<access<old_schema, in_old, reads_mine>, analyst, "mine.secret"> == unknown,
              "PUBLIC may have USAGE");
static_assert(access_of<access<old_schema, in_old>, analyst, "mine.secret"> == none);

// ---- datashares: the consumers' databases
inline constexpr auto consumer_ns = redshift_serverless_namespace<"Consumer">({.name = "consumer", .db_name = "dev"});
inline constexpr auto consumer = redshift_serverless_workgroup<"ConsumerWorkgroup">(consumer_ns, {.name = "consumer"});
inline constexpr auto shares = wg.create_share<"Shares">("shares", contacts);
inline constexpr auto grants = wg.grant_access_to_share<"Grants">(shares, consumer_ns);
inline constexpr auto database = consumer.create_database_from_share<"Database">(grants, "sales");
inline constexpr auto strict =
    consumer.create_database_from_share<"Strict">(grants, "sales", {.with_permissions = true});
inline constexpr auto reader = consumer.create_db_role<"Reader">("reader");
inline constexpr auto uses_database = consumer.grant<"UsesDatabase">(privilege::usage, database, reader);
inline constexpr auto uses_strict = consumer.grant<"UsesStrict">(privilege::usage, strict, reader);
inline constexpr auto reads_shared =
    consumer.grant<"ReadsShared">(select, table_named{"sales.public.contacts"}, reader);
inline constexpr auto reads_all = consumer.grant<"ReadsAll">(select, tables_in(strict), reader);
static_assert(sees<reader, consumer_ns, consumer, shares, grants, database, reader, uses_database>(none, full));
static_assert(sees<reader, consumer_ns, consumer, shares, grants, database, reader>(none, none));
static_assert(sees<reader, consumer_ns, consumer, shares, grants, strict, reader, uses_strict>(none, none));
static_assert(sees<reader, consumer_ns, consumer, shares, grants, strict, reader, uses_strict, reads_shared>(none,
                                                                                                             full));
static_assert(sees<reader, consumer_ns, consumer, shares, grants, strict, reader, uses_strict, reads_all>(none, full));
static_assert(sees<analyst, consumer_ns, consumer, shares, grants, database, reader, uses_database>(none, none));
// consumers read nothing that policies protect, unless these are not for them
inline constexpr auto not_for_shares = wg.row_level_security<"NotForShares">(people, {.for_datashares = false});
static_assert(sees<reader, consumer_ns, consumer, shares, grants, database, reader, uses_database, own_region, filtered,
                   secured>(none, none));
static_assert(sees<reader, consumer_ns, consumer, shares, grants, database, reader, uses_database, own_region, filtered,
                   not_for_shares>(none, full));
static_assert(
    sees<reader, consumer_ns, consumer, shares, grants, database, reader, uses_database, hide, masked_for_all>(none,
                                                                                                               none));

inline constexpr auto unmasked_for_shares = wg.masking_off_for_datashares<"UnmaskedForShares">(people);
static_assert(sees<reader, consumer_ns, consumer, shares, grants, database, reader, uses_database, hide, masked_for_all,
                   unmasked_for_shares>(none, full));

// ---- as a condition
static_assert(can_see<access<uses, on_table>, analyst, "people.email"> &&
              !can_see<access<uses, on_table>, senior, "people.email">);
static_assert(can_see<access<uses, on_table, hide, masked_for_all>, analyst, "people.email">);

// ---- all readers, all writers
template <auto const&... More>
constexpr auto const& readers() {
  return readers_of<access<More...>, "people.email">;
}
static_assert(readers<uses>().size() == 0 && readers<uses, on_table>().size() == 1);
static_assert(readers<uses, on_table, to_senior>().size() == 2 &&
              readers<uses, on_table, to_senior>().level_of(senior) == full);
static_assert(readers<uses, on_table, to_senior, hide, masked_for_all>().level_of(senior) == masked);
static_assert(readers<uses, on_table, superuser>().level_of(ann) == full &&
              readers<uses, on_table>().level_of(ann) == none);
static_assert(readers<uses, opaque>().level_of(bob) == unknown);
template <auto const&... More>
constexpr auto const& writers() {
  return writers_of<access<More...>, "shop.people">;
}
static_assert(writers<uses, on_table>().size() == 0 && writers<insert_only>().size() == 0,
              "without USAGE on the schema");
static_assert(writers<uses, insert_only>().has(analyst) == core::tribool::yes &&
              writers<uses, everything>().size() == 1);
static_assert(writers<uses, everything, to_senior>().has(senior) == core::tribool::yes);
static_assert(writers<uses, table_of_ann>().has(ann) == core::tribool::yes &&
              writers<uses, opaque>().has(ann) == core::tribool::unknown);
static_assert(writers_of<access<uses, everything>, "orders">.size() == 0);

}  // namespace strata_test
