# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Copies the objects under one prefix to another."""

from concurrent.futures import ThreadPoolExecutor

LARGE = 5 << 30  # larger objects are copied in parts


def s3_copy(event, properties, state):
    """Page by page; what is there already is not copied again."""
    role, until = properties["Role"], end_of_step(state)
    source, target = client_as(role, "s3", properties["SourceRegion"]), client_as(role, "s3")
    origin, prefix = {"Bucket": properties["SourceBucket"]}, properties["SourcePrefix"]
    place, to_prefix = {"Bucket": properties["TargetBucket"]}, properties["TargetPrefix"]

    def moved(key):
        return to_prefix + key[len(prefix) :]

    def is_copy(there, item):
        """An object in parts and its copy have different ETags, and a KMS key gives each object a different one."""
        if not there or there["Size"] != item["Size"]:
            return False
        if there["ETag"] == item["ETag"]:
            return True
        return ("Compare" in properties or "-" in there["ETag"] + item["ETag"]) and there["LastModified"] >= item["LastModified"]

    def copy(item):
        """False when the step has no time left for the copy."""
        if time.time() > until:
            return False
        here, there = {**origin, "Key": item["Key"]}, {**place, "Key": moved(item["Key"])}
        if item["Size"] > LARGE:
            return copy_parts(item, here, there)
        target.copy_object(CopySource=here, **there)
        return True

    def copy_parts(item, here, there):
        """Copies one large object; the next step goes on where this one ended."""
        size = item["Size"]
        length = max(1 << 29, -(-size // 10000))
        if state.get("upload", {}).get("Key") != there["Key"]:
            head = source.head_object(**here)
            kept = "CacheControl ContentDisposition ContentEncoding ContentLanguage ContentType Metadata".split()
            made = target.create_multipart_upload(**there, **{k: head[k] for k in kept if k in head})
            state.update(upload={**there, "UploadId": made["UploadId"]}, sent=0)
        upload = state["upload"]

        def copy_part(first):
            last = min(first + length, size) - 1
            target.upload_part_copy(
                CopySource=here,
                CopySourceIfMatch=item["ETag"],
                CopySourceRange="bytes=%d-%d" % (first, last),
                PartNumber=first // length + 1,
                **upload,
            )

        while state["sent"] < size:
            if time.time() > until:
                return False
            end = state["sent"] + 16 * length
            in_parallel(copy_part, range(state["sent"], min(end, size), length))
            state["sent"] = end
        pages = target.get_paginator("list_parts").paginate(**upload)
        parts = [{k: part[k] for k in ("PartNumber", "ETag")} for page in pages for part in page["Parts"]]
        target.complete_multipart_upload(MultipartUpload={"Parts": parts}, **upload)
        del state["upload"]
        return True

    count = state.setdefault("data", {"Objects": 0, "Bytes": 0})
    while time.time() < until:
        after = state.get("after", "")
        page = source.list_objects_v2(Prefix=prefix, StartAfter=after, **origin)
        keys = [key for key in page.get("Contents", []) if key["Key"] <= state.get("last", key["Key"])]
        items = [item for item in keys if item["Size"] or item["Key"][-1] != "/"]
        found, after = {}, after and moved(after)
        while items:
            there = target.list_objects_v2(Prefix=to_prefix, StartAfter=after, **place)
            found.update({item["Key"]: item for item in there.get("Contents", [])})
            after = max(found, default="")
            if not there["IsTruncated"] or after >= moved(items[-1]["Key"]):
                break
        todo = [item for item in items if not is_copy(found.get(moved(item["Key"])), item)]
        if not all(in_parallel(copy, [item for item in todo if item["Size"] <= LARGE])):
            break
        if not all(copy(item) for item in todo if item["Size"] > LARGE):
            break
        count["Objects"] += len(items)
        count["Bytes"] += sum(item["Size"] for item in items)
        print("copied", count)
        if keys:
            state["after"] = keys[-1]["Key"]
        if not page["IsTruncated"] or len(keys) < len(page["Contents"]):
            if not count["Objects"] and "MayBeEmpty" not in properties:
                raise Failure("nothing to copy: " + properties["SourceBucket"] + "/" + prefix)
            return None
    return 1


def in_parallel(function, items):
    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(function, items))
