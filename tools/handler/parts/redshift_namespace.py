# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Looks up the ARN of the secret that Redshift keeps for a namespace's admin."""


def admin_secret(event, properties, state):
    """Also refuses another first database: the service keeps the old one, and CloudFormation does not say so. It says itself that
    it cannot change the admin. https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_UpdateNamespace.html
    """
    role, database = properties["Role"], properties.get("Database")
    if event.get("OldResourceProperties", {}).get("Database", database) != database and not is_new(event) and not is_rolled_back(event):
        raise Failure("Redshift Serverless cannot change the db_name of a namespace: take the change back, or give the namespace another name")
    namespace = client_as(role, "redshift-serverless").get_namespace(namespaceName=properties["NamespaceName"])["namespace"]
    secret = namespace.get("adminPasswordSecretArn")
    if namespace["status"] != "AVAILABLE" or not secret:
        return backoff(state)
    state["data"] = {"SecretArn": secret, "Access": role + " " + secret}
