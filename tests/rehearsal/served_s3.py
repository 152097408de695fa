# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""S3 as moto serves it on a free port of this machine. boto3's own client calls it, and the rest of a deployment uses it too.

Needs boto3 and moto with its server. The class loads them when it makes a server, because that takes longer than a deployment.
"""

import collections.abc
import importlib.util
import logging
import sys

sys.path.append("/usr/lib/python3/dist-packages")  # of Debian's Python, when another one runs this
IS_HERE = all(map(importlib.util.find_spec, ("boto3", "moto", "flask")))
if not IS_HERE:
    print("*** SKIPPED: boto3 and moto's server are not here, so S3 is a double and nothing else", file=sys.stderr)


class Buckets(collections.abc.MutableMapping):
    """In place of world.World.buckets: for each bucket's name, its objects by key."""

    def __init__(self, s3):
        self.s3 = s3

    def __iter__(self):
        return iter([bucket["Name"] for bucket in self.s3.list_buckets()["Buckets"]])

    def __len__(self):
        return len(list(iter(self)))

    def __getitem__(self, name):
        if name not in list(self):
            raise KeyError(name)
        return Objects(self.s3, name)

    def __setitem__(self, name, objects):
        self.s3.create_bucket(Bucket=name)
        Objects(self.s3, name).update(objects)

    def __delitem__(self, name):
        self.s3.delete_bucket(Bucket=name)


class Objects(collections.abc.MutableMapping):
    def __init__(self, s3, bucket):
        self.s3, self.bucket = s3, bucket

    def __iter__(self):
        for page in self.s3.get_paginator("list_objects_v2").paginate(Bucket=self.bucket):
            yield from (item["Key"] for item in page.get("Contents", []))

    def __len__(self):
        return sum(1 for _ in self)

    def __getitem__(self, key):
        return {"Body": self.s3.get_object(Bucket=self.bucket, Key=key)["Body"].read().decode()}

    def __setitem__(self, key, item):
        self.s3.put_object(Bucket=self.bucket, Key=key, Body=item.get("Body", "").encode())

    def __delitem__(self, key):
        self.s3.delete_object(Bucket=self.bucket, Key=key)


class Server:
    def __init__(self):
        from moto.server import ThreadedMotoServer

        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self.server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        self.server.start()
        self.clients = {}  # by role; making one takes long
        self.buckets = Buckets(self.client_of(None))

    def client(self, session):
        """A client that reports its calls to a session, where forbidden calls and injected faults fail."""
        if session.role not in self.clients:
            self.clients[session.role] = self.client_of(session)
        return self.clients[session.role]

    def client_of(self, session):
        import boto3
        from botocore import xform_name

        host, port = self.server.get_host_and_port()
        client = boto3.client("s3", endpoint_url=f"http://{host}:{port}", region_name="us-east-1", aws_access_key_id="key", aws_secret_access_key="secret")
        if session:
            client.meta.events.register("provide-client-params.s3", lambda params, model, **_: session.called("s3", xform_name(model.name), params))
            client.meta.events.register("after-call.s3", lambda model, **_: session.answered("s3", xform_name(model.name)))
        return client

    def stop(self):
        self.server.stop()
