using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects;
using Portal.Simulator.Scenarios;

namespace Portal.Simulator.Seeding;

/// <summary>
/// Adds custom kinds with objects, as operators do: each kind in a group of its own operator, the objects spread over namespaces, with labels, an
/// annotation, an owner and managed fields, some with a finalizer and some of these in deletion. For measurements of scale.
/// </summary>
public sealed class CustomKindSeeder(ObjectImporter importer)
{
    /// <summary>The finalizer that some of the objects carry.</summary>
    public const string Finalizer = "seed.example.com/hold";

    private const int KindsPerGroup = 10;
    private const int Namespaces = 50;
    private const int FinalizerEach = 10;

    /// <summary>Adds them.</summary>
    /// <param name="kinds">How many kinds.</param>
    /// <param name="objectsPerKind">Objects of each.</param>
    /// <param name="deletingEach">One object in so many is in deletion; 0: none.</param>
    public void Seed(int kinds, int objectsPerKind, int deletingEach)
    {
        for (var i = 0; kinds > 0 && i < Namespaces; i++)
        {
            importer.ImportNamespace(Namespace(i));
        }

        for (var number = 0; number < kinds; number++)
        {
            var group = string.Create(CultureInfo.InvariantCulture, $"group{number / KindsPerGroup}.seed.example.com");
            var kind = string.Create(CultureInfo.InvariantCulture, $"Seed{number}");
            var plural = string.Create(CultureInfo.InvariantCulture, $"seed{number}s");
            importer.Import(KnownResources.CustomResourceDefinitions, Definition(group, kind, plural), frozen: false);
            var resource = importer.ResourceOf(new JsonObject { ["apiVersion"] = $"{group}/v1", ["kind"] = kind })
                ?? throw new InvalidOperationException($"{kind} is not served");
            for (var i = 0; i < objectsPerKind; i++)
            {
                // The tenth, twentieth … has the finalizer; of these, every so many-th is in deletion.
                var isDeleting = deletingEach > 0 && i % deletingEach == 0;
                importer.Import(resource, Instance(kind, i, isDeleting, isDeleting || i % FinalizerEach == 0), frozen: true);
            }
        }
    }

    private static string Namespace(int number) => string.Create(CultureInfo.InvariantCulture, $"seed-{number % Namespaces}");

    private JsonObject Definition(string group, string kind, string plural) => new()
    {
        ["metadata"] = new JsonObject { ["name"] = $"{plural}.{group}" },
        ["spec"] = new JsonObject
        {
            ["group"] = group,
            ["scope"] = "Namespaced",
            ["names"] = new JsonObject { ["plural"] = plural, ["kind"] = kind },
            ["versions"] = new JsonArray(new JsonObject
            {
                ["name"] = "v1",
                ["served"] = true,
                ["storage"] = true,
                ["schema"] = new JsonObject { ["openAPIV3Schema"] = new JsonObject { ["type"] = "object", ["x-kubernetes-preserve-unknown-fields"] = true } },
            }),
        },
        ["status"] = new JsonObject
        {
            ["conditions"] = new JsonArray(new JsonObject
            {
                ["type"] = "Established",
                ["status"] = "True",
                ["lastTransitionTime"] = Timestamps.Format(importer.Now),
                ["reason"] = "InitialNamesAccepted",
                ["message"] = "the initial names have been accepted",
            }),
            ["storedVersions"] = new JsonArray("v1"),
        },
    };

    private JsonObject Instance(string kind, int number, bool isDeleting, bool isHeld)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{kind.ToUpperInvariant()}-{number:D6}").ToLower(CultureInfo.InvariantCulture);
        var metadata = new JsonObject
        {
            ["name"] = name,
            ["namespace"] = Namespace(number),
            ["labels"] = new JsonObject
            {
                ["app.kubernetes.io/name"] = kind.ToLower(CultureInfo.InvariantCulture),
                ["app.kubernetes.io/instance"] = name,
                ["app.kubernetes.io/managed-by"] = "seed-operator",
            },
            ["annotations"] = new JsonObject { ["kubectl.kubernetes.io/last-applied-configuration"] = $"{{\"kind\":\"{kind}\",\"metadata\":{{\"name\":\"{name}\"}},\"spec\":{{\"size\":3}}}}" },
            ["managedFields"] = new JsonArray(ManagedFields(isHeld)),
        };
        if (isHeld)
        {
            metadata["finalizers"] = new JsonArray(Finalizer);
        }

        if (isDeleting)
        {
            metadata["deletionTimestamp"] = Timestamps.Format(importer.Now - TimeSpan.FromHours(1));
            metadata["deletionGracePeriodSeconds"] = 0;
        }

        return new JsonObject
        {
            ["metadata"] = metadata,
            ["spec"] = new JsonObject { ["size"] = 3, ["image"] = "registry.example.com/seed:1.4.2", ["config"] = "a: 1\nb: 2\nc: 3\n" },
            ["status"] = new JsonObject { ["phase"] = "Ready", ["observedGeneration"] = 1 },
        };
    }

    private JsonObject ManagedFields(bool isHeld)
    {
        var metadata = new JsonObject { ["f:labels"] = new JsonObject { ["."] = new JsonObject(), ["f:app.kubernetes.io/name"] = new JsonObject() } };
        if (isHeld)
        {
            metadata["f:finalizers"] = new JsonObject { ["."] = new JsonObject(), [$"v:\"{Finalizer}\""] = new JsonObject() };
        }

        return new JsonObject
        {
            ["manager"] = "seed-operator",
            ["operation"] = "Update",
            ["apiVersion"] = "v1",
            ["time"] = Timestamps.Format(importer.Now - TimeSpan.FromDays(3)),
            ["fieldsType"] = "FieldsV1",
            ["fieldsV1"] = new JsonObject { ["f:metadata"] = metadata, ["f:spec"] = new JsonObject { ["f:size"] = new JsonObject(), ["f:image"] = new JsonObject() } },
        };
    }
}
