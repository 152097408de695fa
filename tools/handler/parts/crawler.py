# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Starts a crawler."""


def start_crawler(event, properties, state):
    client("glue").start_crawler(Name=properties["Crawler"])


def stop_crawler(event, properties, state):
    """Asks until it is told that the crawler does not run."""
    client("glue").stop_crawler(Name=properties["Crawler"])
    return backoff(state)


ACTIONS["start_crawler"] = ("Crawler", start_crawler, stop_crawler)
