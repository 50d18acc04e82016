"""The published contract, written from the code: JSON Schemas, an AsyncAPI document, example events.

`make contracts` writes them to ``contracts/``; a test fails when they are stale, another one when a
change of the models would break those who read or replay the topics.
"""
