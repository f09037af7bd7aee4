"use strict";

const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const LANGUAGES = ["markdown", "plaintext", "html", "restructuredtext", "latex"];

let client;

exports.activate = () => {
  const [command, ...args] = workspace.getConfiguration("factcli").get("command");
  client = new LanguageClient(
    "factcli",
    "factcli",
    { command, args },
    {
      documentSelector: [
        ...LANGUAGES.flatMap((language) => [
          { language, scheme: "file" },
          { language, scheme: "untitled" },
        ]),
        { scheme: "file", pattern: "**/*.toml" },
      ],
    },
  );
  return client.start();
};

exports.deactivate = () => client?.stop();
