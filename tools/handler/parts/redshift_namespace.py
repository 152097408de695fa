# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Looks up the ARN of the secret that Redshift keeps for a namespace's admin."""


def admin_secret(event, properties, state):
    role = properties["Role"]
    namespace = client_as(role, "redshift-serverless").get_namespace(namespaceName=properties["NamespaceName"])["namespace"]
    secret = namespace.get("adminPasswordSecretArn")
    if namespace["status"] != "AVAILABLE" or not secret:
        return backoff(state)
    state["data"] = {"SecretArn": secret, "Access": role + " " + secret}
