# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Datashares between accounts: authorized by the producer's, associated by the consumer's."""


def share(properties, consumer):
    return {k: properties[v] for k, v in (("DataShareArn", "DataShare"), (consumer, consumer))}


def authorize(event, properties, state):
    client("redshift").authorize_data_share(
        AllowWrites=properties.get("AllowWrites") == "true", **share(properties, "ConsumerIdentifier")
    )


def deauthorize(event, properties, state):
    client("redshift").deauthorize_data_share(**share(properties, "ConsumerIdentifier"))


def associate(event, properties, state):
    client("redshift").associate_data_share_consumer(**share(properties, "ConsumerArn"))


def disassociate(event, properties, state):
    client("redshift").disassociate_data_share_consumer(**share(properties, "ConsumerArn"))


ACTIONS["authorize_datashare"] = ("DataShare ConsumerIdentifier", authorize, deauthorize)
ACTIONS["associate_datashare"] = ("DataShare ConsumerArn", associate, disassociate)
