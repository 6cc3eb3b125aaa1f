using System.Collections.Immutable;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Services;
using Portal.Cluster.Watching;
using Portal.Testing.Manifests;
using Xunit;

namespace Portal.Cluster.Tests.Resources;

/// <summary>The readers of what deletions and drains depend on.</summary>
public sealed class DeletionReaderTests
{
    private static readonly ImmutableDictionary<string, string> Web = ImmutableDictionary<string, string>.Empty.Add("app", "web").Add("tier", "front");

    [Fact]
    public void Read_Workloads_HoldWhatTheyWantAndHave()
    {
        var view = View("""
            {apiVersion: apps/v1, kind: Deployment, metadata: {name: d, namespace: shop}, spec: {replicas: 3}, status: {readyReplicas: 2}}
            ---
            {apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: r, namespace: shop}, spec: {replicas: 0}, status: {}}
            ---
            {apiVersion: apps/v1, kind: DaemonSet, metadata: {name: s, namespace: shop}, spec: {}, status: {desiredNumberScheduled: 5, numberReady: 4}}
            """);

        Assert.Equal((3, 2), (view.Deployments.Items[0].Desired, view.Deployments.Items[0].Ready));
        Assert.Equal((0, 0), (view.ReplicaSets.Items[0].Desired, view.ReplicaSets.Items[0].Ready));
        Assert.Equal((5, 4), (view.DaemonSets.Items[0].Desired, view.DaemonSets.Items[0].Ready));
    }

    [Fact]
    public void Read_ApiService_HoldsBackendAndWhetherItAnswers()
    {
        var view = View("""
            apiVersion: apiregistration.k8s.io/v1
            kind: APIService
            metadata: {name: v1beta1.metrics.k8s.io}
            spec: {group: metrics.k8s.io, version: v1beta1, service: {namespace: kube-system, name: metrics-server}}
            status: {conditions: [{type: Available, status: "False", reason: MissingEndpoints, message: no endpoints}]}
            ---
            {apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: {name: v1.apps}, spec: {group: apps, version: v1, service: null}}
            """);

        var metrics = view.ApiServices.Find("", "v1beta1.metrics.k8s.io")!;
        Assert.Equal(("metrics.k8s.io", "v1beta1", new ServiceReference("kube-system", "metrics-server", 443)), (metrics.Group, metrics.Version, metrics.Service));
        Assert.True(metrics.IsDown);
        Assert.Equal("MissingEndpoints", metrics.Available!.Reason);
        Assert.Null(view.ApiServices.Find("", "v1.apps")!.Service);
        Assert.False(view.ApiServices.Find("", "v1.apps")!.IsDown);
    }

    [Fact]
    public void Read_CustomResourceDefinition_HoldsNamesVersionsAndConversion()
    {
        var crd = View("""
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: kafkas.kafka.strimzi.io, finalizers: [customresourcecleanup.apiextensions.k8s.io]}
            spec:
              group: kafka.strimzi.io
              scope: Namespaced
              names: {plural: kafkas, kind: Kafka, singular: kafka}
              conversion: {strategy: Webhook, webhook: {clientConfig: {service: {namespace: kafka, name: hook, port: 8443, path: /convert}}, conversionReviewVersions: [v1]}}
              versions:
                - {name: v1, served: true, storage: false, schema: {openAPIV3Schema: {type: object, properties: {name: {type: string}}}}}
                - {name: v1beta2, served: true, storage: true}
            status: {storedVersions: [v1beta2], conditions: [{type: Established, status: "True"}]}
            """).CustomResourceDefinitions.Items[0];

        Assert.Equal(("kafka.strimzi.io", "kafkas", "Kafka", true), (crd.Group, crd.Plural, crd.InstanceKind, crd.Namespaced));
        Assert.Equal([("v1", true, false), ("v1beta2", true, true)], crd.Versions.Select(v => (v.Name, v.Served, v.Storage)));
        Assert.Equal(["v1beta2"], crd.StoredVersions);
        Assert.Equal(("Webhook", new ServiceReference("kafka", "hook", 8443), ""), (crd.ConversionStrategy, crd.ConversionService, crd.ConversionUrl));
        Assert.Equal("Established", Assert.Single(crd.Conditions).Type);
    }

    [Fact]
    public void Read_Webhooks_HoldRulesPolicyAndWhoIsCalled()
    {
        var view = View("""
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata: {name: guard}
            webhooks:
              - name: guard.example.com
                clientConfig: {service: {namespace: guard, name: svc}, caBundle: eA==}
                failurePolicy: Fail
                timeoutSeconds: 5
                namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [kube-system]}]}
                objectSelector: {}
                matchConditions: [{name: not-by-kubelets, expression: '!("system:nodes" in request.userInfo.groups)'}]
                rules: [{operations: [UPDATE, DELETE], apiGroups: [""], apiVersions: [v1], resources: [pods, pods/eviction], scope: Namespaced}]
            ---
            apiVersion: admissionregistration.k8s.io/v1
            kind: MutatingWebhookConfiguration
            metadata: {name: side}
            webhooks: [{name: side.example.com, clientConfig: {url: "https://hook.example.com"}, failurePolicy: Ignore, rules: [{operations: ["*"], apiGroups: ["*"], apiVersions: ["*"], resources: ["*/*"]}]}]
            """);

        var guard = view.ValidatingWebhooks.Items[0].Webhooks.Single();
        Assert.Equal(("guard.example.com", "Fail", 5, new ServiceReference("guard", "svc", 443), ""), (guard.Name, guard.FailurePolicy, guard.TimeoutSeconds, guard.Service, guard.Url));
        Assert.Equal(("kubernetes.io/metadata.name", "NotIn"), (guard.NamespaceSelector!.MatchExpressions[0].Key, guard.NamespaceSelector.MatchExpressions[0].Operator));
        Assert.Null(guard.ObjectSelector);
        Assert.True(guard.HasMatchConditions);
        Assert.True(guard.Rules[0].Covers("UPDATE", KnownResources.Pods));
        Assert.True(guard.Rules[0].Covers("UPDATE", KnownResources.Pods, "eviction"));
        Assert.False(guard.Rules[0].Covers("UPDATE", KnownResources.Pods, "status"));
        Assert.False(guard.Rules[0].Covers("CREATE", KnownResources.Pods));
        Assert.False(guard.Rules[0].Covers("UPDATE", KnownResources.Nodes));
        var side = view.MutatingWebhooks.Items[0].Webhooks.Single();
        Assert.False(side.HasMatchConditions);
        Assert.Equal(("https://hook.example.com", null, 10, "Ignore"), (side.Url, side.Service, side.TimeoutSeconds, side.FailurePolicy));
        Assert.True(side.Rules[0].Covers("DELETE", KnownResources.Nodes, "status"));
    }

    [Fact]
    public void Covers_StarWithoutSubresource_CoversObjectsOnly()
    {
        var rule = new Portal.Cluster.Resources.Admission.WebhookRule(["*"], ["*"], ["*"], ["*"], "Cluster");

        Assert.True(rule.Covers("UPDATE", KnownResources.Nodes));
        Assert.False(rule.Covers("UPDATE", KnownResources.Nodes, "status"));
        Assert.False(rule.Covers("UPDATE", KnownResources.Pods));
    }

    [Fact]
    public void Read_DisruptionBudget_HoldsWhatItProtectsAndAllows()
    {
        var view = View("""
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: web, namespace: shop}
            spec: {minAvailable: 50%, unhealthyPodEvictionPolicy: AlwaysAllow, selector: {matchLabels: {app: web}, matchExpressions: [{key: tier, operator: In, values: [front]}]}}
            status: {disruptionsAllowed: 1, currentHealthy: 3, desiredHealthy: 2, expectedPods: 4, conditions: [{type: DisruptionAllowed, status: "True", reason: SufficientPods}]}
            ---
            {apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: all, namespace: shop}, spec: {maxUnavailable: 1, selector: {}}}
            ---
            {apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: none, namespace: shop}, spec: {maxUnavailable: 1}}
            """);

        var web = view.DisruptionBudgets.Find("shop", "web")!;
        Assert.Equal(("50%", "", "AlwaysAllow", 1, 3, 2, 4), (web.MinAvailable, web.MaxUnavailable, web.UnhealthyPodEvictionPolicy, web.DisruptionsAllowed, web.CurrentHealthy, web.DesiredHealthy, web.ExpectedPods));
        Assert.True(web.Protects("shop", Web));
        Assert.False(web.Protects("other", Web));
        Assert.False(web.Protects("shop", Web.SetItem("tier", "back")));
        var all = view.DisruptionBudgets.Find("shop", "all")!;
        Assert.Equal(("1", "IfHealthyBudget"), (all.MaxUnavailable, all.UnhealthyPodEvictionPolicy));
        Assert.True(all.Protects("shop", []));
        Assert.False(view.DisruptionBudgets.Find("shop", "none")!.Protects("shop", Web));
    }

    [Theory]
    [InlineData("In", "web", true)]
    [InlineData("In", "db", false)]
    [InlineData("NotIn", "db", true)]
    [InlineData("NotIn", "web", false)]
    [InlineData("Exists", "", true)]
    [InlineData("DoesNotExist", "", false)]
    [InlineData("Near", "web", false)]
    public void Selects_Expression_AsTheApiHasIt(string op, string value, bool expected) =>
        Assert.Equal(expected, new Portal.Cluster.Resources.Metadata.LabelExpression("app", op, [value]).Selects(Web));

    [Fact]
    public void Read_Storage_HoldsDriversAndProvisioners()
    {
        var view = View("""
            {apiVersion: storage.k8s.io/v1, kind: CSIDriver, metadata: {name: ebs.csi.aws.com}, spec: {attachRequired: false}}
            ---
            {apiVersion: storage.k8s.io/v1, kind: CSINode, metadata: {name: n1}, spec: {drivers: [{name: ebs.csi.aws.com, nodeID: i-1}, {name: efs.csi.aws.com, nodeID: i-1}]}}
            ---
            {apiVersion: storage.k8s.io/v1, kind: CSINode, metadata: {name: n2}, spec: {drivers: null}}
            ---
            {apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: fast}, provisioner: ebs.csi.aws.com, reclaimPolicy: Retain, volumeBindingMode: WaitForFirstConsumer}
            """);

        Assert.False(view.CsiDrivers.Items[0].AttachRequired);
        Assert.Equal(["ebs.csi.aws.com", "efs.csi.aws.com"], view.CsiNodes.Find("", "n1")!.Drivers);
        Assert.Empty(view.CsiNodes.Find("", "n2")!.Drivers);
        var fast = view.StorageClasses.Items[0];
        Assert.Equal(("ebs.csi.aws.com", "Retain", "WaitForFirstConsumer"), (fast.Provisioner, fast.ReclaimPolicy, fast.VolumeBindingMode));
    }

    [Fact]
    public void Read_ServicesAndSlices_TellWhoseEndpointsAreReady()
    {
        var view = View("""
            {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {selector: {app: web}, type: LoadBalancer}}
            ---
            {apiVersion: v1, kind: Service, metadata: {name: manual, namespace: shop}, spec: {}}
            ---
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata: {name: web-x, namespace: shop, labels: {kubernetes.io/service-name: web}}
            addressType: IPv4
            endpoints: [{addresses: [10.0.0.1], conditions: {ready: true}}, {addresses: [10.0.0.2], conditions: {ready: false}}, {addresses: [10.0.0.3]}]
            ---
            {apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: empty, namespace: shop, labels: {kubernetes.io/service-name: manual}}, addressType: IPv4, endpoints: null}
            """);

        var web = view.Services.Find("shop", "web")!;
        Assert.Equal("LoadBalancer", web.Type);
        Assert.True(web.Selects("shop", Web));
        Assert.False(web.Selects("other", Web));
        Assert.False(view.Services.Find("shop", "manual")!.Selects("shop", Web));
        var slice = Assert.Single(view.EndpointSlices.By(ServiceIndexes.SlicesByService, "shop/web"));
        Assert.Equal((3, 2), (slice.Endpoints, slice.Ready));
        Assert.Equal(0, Assert.Single(view.EndpointSlices.By(ServiceIndexes.SlicesByService, "shop/manual")).Ready);
    }

    private static ClusterView View(string yaml) => ManifestView.Of(ManifestFile.Documents(yaml));
}
