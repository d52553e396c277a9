# SPDX-License-Identifier: Apache-2.0
"""Learns dictionaries/likeness.model from the pairs that kaiji_pairs prints: train.py PAIRS MODEL. See train.sh."""

import sys

import numpy
from sklearn.ensemble import HistGradientBoostingClassifier

TREES = 250
LEAVES = 16


def read(path):
    """Labels and features of every pair, and the names of the features."""
    labels, rows, names = [], [], None
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            fields = line.split()
            if names is None:
                names = fields[1:]
                continue
            features = fields[-len(names):]
            labels.append(1 if fields[-len(names) - 3] == "1" else 0)
            rows.append([float(value) for value in features])
    return numpy.array(labels), numpy.array(rows), names


def write_tree(nodes, out):
    out.write(f"tree {len(nodes)}\n")
    for node in nodes:
        if node["is_leaf"]:
            out.write(f"leaf {node['value']:.6g}\n")
        else:
            out.write(f"node {node['feature_idx']} {node['num_threshold']:.9g} {node['left']} {node['right']}\n")


def main():
    labels, rows, names = read(sys.argv[1])
    model = HistGradientBoostingClassifier(
        max_iter=TREES, learning_rate=0.06, max_leaf_nodes=LEAVES, min_samples_leaf=40, l2_regularization=2.0,
        early_stopping=False, random_state=0)
    model.fit(rows, labels)
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        out.write("# Learned by tests/likeness/train.sh from the labelled corpus; not for hands.\n")
        out.write(f"features {' '.join(names)}\n")
        out.write(f"base {float(model._baseline_prediction.ravel()[0]):.9g}\n")
        for (predictor,) in model._predictors:
            write_tree(predictor.nodes, out)
    print(f"{len(labels)} pairs, {labels.sum()} that contradict each other")


main()
