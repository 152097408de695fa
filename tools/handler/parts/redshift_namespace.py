# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""What every namespace needs: Redshift's service-linked role, and the ARN of the admin's secret."""


def admin_secret(event, properties, state):
    role = properties["Role"]
    namespace = client_as(role, "redshift-serverless").get_namespace(namespaceName=properties["NamespaceName"])["namespace"]
    secret = namespace.get("adminPasswordSecretArn")
    if namespace["status"] != "AVAILABLE" or not secret:
        return backoff(state)
    state["data"] = {"SecretArn": secret, "Access": role + " " + secret}


def service_linked_role(event, properties, state):
    client("iam").create_service_linked_role(AWSServiceName=properties["ServiceName"])


ACTIONS["admin_secret"] = ("NamespaceName", admin_secret, nothing)
ACTIONS["service_linked_role"] = ("ServiceName", service_linked_role, nothing)
