"""Runs a LocalStack with one trivial service, for the tests of its life: DATA_DIR FIRST_PORT.

Each run counts what earlier runs stored in Kafka and PostgreSQL, adds one to each and prints
``ready <records> <rows>``; then it goes on until it is stopped.
"""

import sys
from pathlib import Path

import psycopg
from confluent_kafka import Consumer, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic

from copydesk.local import Addresses, LocalStack, Ports, ServiceSpec
from shared.errors import CopydeskError

TOPIC = "life"


def count_records(kafka: str) -> int:
    admin = AdminClient({"bootstrap.servers": kafka})
    if TOPIC not in admin.list_topics(timeout=30).topics:
        admin.create_topics([NewTopic(TOPIC, 1, 1)])[TOPIC].result(30)
    consumer = Consumer({"bootstrap.servers": kafka, "group.id": "life"})
    _, end = consumer.get_watermark_offsets(TopicPartition(TOPIC, 0), timeout=30)
    consumer.close()
    return end


def add_record(kafka: str) -> None:
    producer = Producer({"bootstrap.servers": kafka, "acks": "all"})
    producer.produce(TOPIC, b"one more")
    assert producer.flush(30) == 0


def count_rows_and_add(url: str) -> int:
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS life (id serial)")
        (count,) = connection.execute("SELECT count(*) FROM life").fetchone()
        connection.execute("INSERT INTO life DEFAULT VALUES")
    return count


def store(addresses: Addresses) -> str:
    records = count_records(addresses.kafka)
    add_record(addresses.kafka)
    return f"ready {records} {count_rows_and_add(addresses.database_url)}"


def say(line: str) -> None:
    print(line, flush=True)


def main(data_dir: str, first_port: str) -> None:
    port = int(first_port)
    service = ServiceSpec("echo", (sys.executable, str(Path(__file__).with_name("local_service.py"))), port + 3)
    ports = Ports(port, port + 1, port + 2)
    with LocalStack(Path(data_dir), [service], on_event=say, preferred=ports) as stack:
        addresses = stack.start_servers()
        stack.start_services()
        stack.wait_until_ready()
        say(store(addresses))
        stack.wait()


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except CopydeskError as error:
        sys.exit(f"error: {error}")
    except KeyboardInterrupt:
        sys.exit(130)
