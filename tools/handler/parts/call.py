# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Actions that one call of AWS does and another undoes: authorizations, associations, tags, Redshift's own role."""


def call(event, properties, state):
    """Calls {operation: its arguments} of a service."""
    for operation, arguments in properties.get("Delete" if is_delete(event) else "Create", {}).items():
        flags = {k: v == "true" for k, v in arguments.items() if v in ("true", "false")}  # CloudFormation sends texts
        getattr(client(properties["Service"]), operation)(**{**arguments, **flags})
