# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Runs a crawler once, and stops it before it is deleted."""


def crawl(event, properties, state):
    """Waits for the end of the crawl: one that fails is an error. One that takes longer than the handler may go on."""
    glue, name = client("glue"), {"Name": properties["Crawler"]}
    if "started" not in state:
        try:
            glue.start_crawler(**name)
        except Exception as error:  # its schedule has, or this step before
            if "CrawlerRunning" not in str(error):
                raise
        state["started"] = True
    crawler = glue.get_crawler(**name)["Crawler"]
    if crawler["State"] != "READY":
        return backoff(state) if time.time() < state["deadline"] - 60 else None
    last = crawler.get("LastCrawl", {})
    if last.get("Status") == "FAILED":
        raise Failure("the crawl has failed: " + last.get("ErrorMessage", ""))
    return None


def stop_crawl(event, properties, state):
    """Asks until there is nothing to stop: that is an error which says so."""
    client("glue").stop_crawler(Name=properties["Crawler"])
    return backoff(state)
