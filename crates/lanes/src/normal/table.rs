//! The edges of the ziggurat's layers.
//!
//! With `f(x) = exp(-x^2/2)`, the last edge `r` and the common area `v = r f(r) + integral of f beyond r`,
//!
//! ```text
//! edge(0) = v / f(r),  edge(1) = r,  f(edge(i + 1)) = f(edge(i)) + v / edge(i),  edge(1024) = 0
//! ```
//!
//! `r` is the number for which the last layer ends at `f = 1`, found by bisection in 200-bit arithmetic. The bits
//! stand here so that a draw looks nothing up that was computed at start-up; a test computes them again with this
//! crate's own functions, and shows the whole table when one differs.

use super::LAYERS;

/// The edges, from the widest to zero.
pub(super) static EDGES: [f64; LAYERS + 1] = numbers();

const fn numbers() -> [f64; LAYERS + 1] {
    let mut numbers = [0.0; LAYERS + 1];
    let mut i = 0;
    while i < numbers.len() {
        numbers[i] = f64::from_bits(BITS[i]);
        i += 1;
    }
    numbers
}

#[rustfmt::skip]
static BITS: [u64; LAYERS + 1] = [
    0x4011_1802_0ba8_3851, 0x4010_27c8_4109_fad5, 0x400e_d917_eb83_89cb, 0x400d_f0df_33c8_2a26,
    0x400d_4678_8466_23ae, 0x400c_bf02_c814_63d9, 0x400c_4e20_525b_e0bb, 0x400b_ed13_c3f8_6ea9,
    0x400b_97c6_6967_1245, 0x400b_4b8c_3eb8_41e7, 0x400b_068d_0fb2_ebf7, 0x400a_c774_d460_60ef,
    0x400a_8d46_5a69_6327, 0x400a_573f_e23b_eac3, 0x400a_24c9_c526_a58e, 0x4009_f56b_0622_d2e1,
    0x4009_c8c1_8808_fccc, 0x4009_9e7c_98d0_abac, 0x4009_7659_070e_3792, 0x4009_501e_430a_386f,
    0x4009_2b9c_39e9_d6f3, 0x4009_08a9_b4fd_b0b1, 0x4008_e723_18b6_1bd4, 0x4008_c6e9_69fe_c5cd,
    0x4008_a7e1_8838_3121, 0x4008_89f3_8f0f_5ef3, 0x4008_6d0a_56ec_05e1, 0x4008_5113_0d1b_ad30,
    0x4008_35fc_de9a_647d, 0x4008_1bb8_b198_f503, 0x4008_0238_eac9_ac96, 0x4007_e971_3c29_6ff1,
    0x4007_d156_7b7b_d509, 0x4007_b9de_7f12_93e5, 0x4007_a2ff_ffc3_0e1c, 0x4007_8cb2_7f25_ff58,
    0x4007_76ee_3169_eb6e, 0x4007_61ab_ea23_b404, 0x4007_4ce5_0ba4_367c, 0x4007_3893_786f_a0cf,
    0x4007_24b1_8684_9903, 0x4007_1139_f42f_560c, 0x4006_fe27_de30_1e7e, 0x4006_eb76_b705_d996,
    0x4006_d922_3f34_e8d2, 0x4006_c726_7e68_b237, 0x4006_b57f_bd53_60c6, 0x4006_a42a_8033_9ede,
    0x4006_9323_81eb_96f1, 0x4006_8267_af97_7c02, 0x4006_71f4_2494_56e2, 0x4006_61c6_26e9_ed12,
    0x4006_51db_240c_5b84, 0x4006_4230_adeb_805c, 0x4006_32c4_7847_96ae, 0x4006_2394_5643_7f60,
    0x4006_149e_382e_2286, 0x4006_05e0_297d_22ff, 0x4005_f758_4ef3_d01e, 0x4005_e904_e4f1_db05,
    0x4005_dae4_3de5_dacc, 0x4005_ccf4_c0e0_1e64, 0x4005_bf34_e842_b027, 0x4005_b1a3_408b_c740,
    0x4005_a43e_6738_3028, 0x4005_9705_09bb_7935, 0x4005_89f5_e48b_ebba, 0x4005_7d0f_c240_8e91,
    0x4005_7051_7abf_9d3a, 0x4005_63b9_f27c_079a, 0x4005_5748_19c0_b29a, 0x4005_4afa_ec08_522c,
    0x4005_3ed1_6f60_d1b6, 0x4005_32ca_b3d9_5975, 0x4005_26e5_d2fa_1623, 0x4005_1b21_ef44_fc69,
    0x4005_0f7e_33be_d3f3, 0x4005_03f9_d37f_e630, 0x4004_f894_094b_bb72, 0x4004_ed4c_172f_5e52,
    0x4004_e221_4625_a90f, 0x4004_d712_e5c1_2b45, 0x4004_cc20_4bdb_4012, 0x4004_c148_d447_f560,
    0x4004_b68b_e08e_6d01, 0x4004_abe8_d7a5_6763, 0x4004_a15f_25b3_ae2f, 0x4004_96ee_3bd4_1af6,
    0x4004_8c95_8fdc_fb7f, 0x4004_8254_9c2a_9a23, 0x4004_782a_df6c_b50b, 0x4004_6e17_dc76_b353,
    0x4004_641b_1a12_6aa2, 0x4004_5a34_22d5_4b4e, 0x4004_5062_84f7_cc27, 0x4004_46a5_d22e_f1eb,
    0x4004_3cfd_9f87_d0f2, 0x4004_3369_8544_ea16, 0x4004_29e9_1ebd_4600, 0x4004_207c_0a3d_3412,
    0x4004_1721_e8e8_93ff, 0x4004_0dda_5e9e_92dc, 0x4004_04a5_11de_c5ff, 0x4003_fb81_abaf_8f8d,
    0x4003_f26f_d785_b9d6, 0x4003_e96f_432d_37f2, 0x4003_e07f_9eb2_fb31, 0x4003_d7a0_9c4f_cdf8,
    0x4003_ced1_f054_25bc, 0x4003_c613_5114_de90, 0x4003_bd64_76d8_d3c3, 0x4003_b4c5_1bc7_499d,
    0x4003_ac34_fbd7_1d49, 0x4003_a3b3_d4be_b062, 0x4003_9b41_65e4_8674, 0x4003_92dd_7050_8b37,
    0x4003_8a87_b69d_f8e9, 0x4003_823f_fced_d69e, 0x4003_7a06_08da_06f0, 0x4003_71d9_a168_dfcf,
    0x4003_69ba_8f01_44af, 0x4003_61a8_9b5f_3cad, 0x4003_59a3_9188_fead, 0x4003_51ab_3dc4_6db0,
    0x4003_49bf_6d8d_0014, 0x4003_41df_ef8a_0c9e, 0x4003_3a0c_9385_788f, 0x4003_3245_2a62_c233,
    0x4003_2a89_8616_63a5, 0x4003_22d9_799d_89ba, 0x4003_1b34_d8f6_1b39, 0x4003_139b_7917_0cc4,
    0x4003_0c0d_2fe8_fdfa, 0x4003_0489_d43f_1c8f, 0x4002_fd11_3dd0_4a46, 0x4002_f5a3_4530_82d9,
    0x4002_ee3f_c3ca_7f05, 0x4002_e6e6_93d9_921c, 0x4002_df97_9063_bf8c, 0x4002_d852_9534_0606,
    0x4002_d117_7ed4_ddf9, 0x4002_c9e6_2a8a_e939, 0x4002_c2be_764f_d1c4, 0x4002_bba0_40cd_55b5,
    0x4002_b48b_6958_7e85, 0x4002_ad7f_cfed_01d4, 0x4002_a67d_5528_ca12, 0x4002_9f83_da47_a565,
    0x4002_9893_411f_1944, 0x4002_91ab_6c1a_5957, 0x4002_8acc_3e36_6034, 0x4002_83f5_9afe_28a4,
    0x4002_7d27_6687_062c, 0x4002_7661_856d_1ba7, 0x4002_6fa3_dccf_eec6, 0x4002_68ee_524f_1759,
    0x4002_6240_cc07_095b, 0x4002_5b9b_308d_f8b4, 0x4002_54fd_66f0_d5c3, 0x4002_4e67_56b0_61c1,
    0x4002_47d8_e7be_5a17, 0x4002_4152_027a_b9d4, 0x4002_3ad2_8fb1_1075, 0x4002_345a_7895_ed34,
    0x4002_2de9_a6c4_5e1d, 0x4002_2780_043b_8243, 0x4002_211d_7b5c_2e53, 0x4002_1ac1_f6e6_a2ee,
    0x4002_146d_61f8_541d, 0x4002_0e1f_a809_c150, 0x4002_07d8_b4ec_5d4d, 0x4002_0198_74c8_8588,
    0x4001_fb5e_d41b_8856, 0x4001_f52b_bfb5_b97d, 0x4001_eeff_24b8_94a6, 0x4001_e8d8_f094_ed2f,
    0x4001_e2b9_1109_2af6, 0x4001_dc9f_741f_93a8, 0x4001_d68c_082c_a028, 0x4001_d07e_bbcd_5da8,
    0x4001_ca77_7de5_da19, 0x4001_c476_3d9f_9b87, 0x4001_be7a_ea68_2210, 0x4001_b885_73ef_741a,
    0x4001_b295_ca26_b473, 0x4001_acab_dd3e_c20a, 0x4001_a6c7_9da6_e0f8, 0x4001_a0e8_fc0b_6c86,
    0x4001_9b0f_e954_91eb, 0x4001_953c_56a5_137e, 0x4001_8f6e_3559_1413, 0x4001_89a5_7704_ea4b,
    0x4001_83e2_0d73_fb90, 0x4001_7e23_eaa7_9e86, 0x4001_786b_00d6_04b1, 0x4001_72b7_4269_2b21,
    0x4001_6d08_a1fd_d1e3, 0x4001_675f_1262_7a0e, 0x4001_61ba_8696_6a31, 0x4001_5c1a_f1c8_b8f6,
    0x4001_5680_4757_5dc6, 0x4001_50ea_7ace_4748, 0x4001_4b59_7fe6_778c, 0x4001_45cd_4a85_25b2,
    0x4001_4045_ceba_e4ee, 0x4001_3ac3_00c2_d0bb, 0x4001_3544_d501_be1a, 0x4001_2fcb_4005_71b4,
    0x4001_2a56_3683_dabf, 0x4001_24e5_ad5a_5285, 0x4001_1f79_998c_e068, 0x4001_1a11_f045_8243,
    0x4001_14ae_a6d3_7909, 0x4001_0f4f_b2aa_9988, 0x4001_09f5_0962_a12e, 0x4001_049e_a0b6_8eb4,
    0x4000_ff4c_6e83_fe97, 0x4000_f9fe_68ca_8b40, 0x4000_f4b4_85ab_30c7, 0x4000_ef6e_bb67_b430,
    0x4000_ea2d_0062_0e16, 0x4000_e4ef_4b1b_d89e, 0x4000_dfb5_9235_c0a9, 0x4000_da7f_cc6e_fa23,
    0x4000_d54d_f0a4_b769, 0x4000_d01f_f5d1_a39f, 0x4000_caf5_d30d_5ff0, 0x4000_c5cf_7f8c_03a2,
    0x4000_c0ac_f29d_9ee3, 0x4000_bb8e_23ad_c04b, 0x4000_b673_0a42_fcf4, 0x4000_b15b_9dfe_7b20,
    0x4000_ac47_d69b_7f55, 0x4000_a737_abee_fbe9, 0x4000_a22b_15e7_22e3, 0x4000_9d22_0c8a_fa29,
    0x4000_981c_87f9_f1e9, 0x4000_931a_806b_7d34, 0x4000_8e1b_ee2e_acb5, 0x4000_8920_c9a9_cb7f,
    0x4000_8429_0b59_fddb, 0x4000_7f34_abd2_e215, 0x4000_7a43_a3be_3332, 0x4000_7555_ebdb_6d8a,
    0x4000_706b_7cff_7532, 0x4000_6b84_5014_3e36, 0x4000_66a0_5e18_768c, 0x4000_61bf_a01f_31be,
    0x4000_5ce2_0f4f_963f, 0x4000_5807_a4e4_8c5c, 0x4000_5330_5a2c_6ec6, 0x4000_4e5c_2888_bca8,
    0x4000_498b_096d_cd3a, 0x4000_44bc_f662_84d8, 0x4000_3ff1_e900_0b82, 0x4000_3b29_daf1_84c7,
    0x4000_3664_c5f3_c913, 0x4000_31a2_a3d5_204f, 0x4000_2ce3_6e74_fdd6, 0x4000_2827_1fc3_bdb2,
    0x4000_236d_b1c2_631a, 0x4000_1eb7_1e82_5824, 0x4000_1a03_6025_2eb6, 0x4000_1552_70dc_6296,
    0x4000_10a4_4ae9_1ca7, 0x4000_0bf8_e89b_f742, 0x4000_0750_4454_c3a7, 0x4000_02aa_5882_5080,
    0x3fff_fc0e_3f44_62e2, 0x3fff_f2cd_2881_0f58, 0x3fff_e991_61ef_9713, 0x3fff_e05a_e0e1_2e2a,
    0x3fff_d729_9ac2_e32a, 0x3fff_cdfd_851d_3801, 0x3fff_c4d6_9593_bcbc, 0x3fff_bbb4_c1e4_ac16,
    0x3fff_b297_ffe8_89c4, 0x3fff_a980_4591_c27c, 0x3fff_a06d_88ec_4da5, 0x3fff_975f_c01d_50b6,
    0x3fff_8e56_e162_c429, 0x3fff_8552_e313_1a08, 0x3fff_7c53_bb9c_e601, 0x3fff_7359_6186_8700,
    0x3fff_6a63_cb6d_d23f, 0x3fff_6172_f007_bfd4, 0x3fff_5886_c620_189f, 0x3fff_4f9f_4499_25a1,
    0x3fff_46bc_626b_60b1, 0x3fff_3dde_16a5_2685, 0x3fff_3504_586a_6a0b, 0x3fff_2c2f_1ef4_6907,
    0x3fff_235e_6191_61f3, 0x3fff_1a92_17a4_4b1c, 0x3fff_11ca_38a4_8af3, 0x3fff_0906_bc1d_b189,
    0x3fff_0047_99af_3336, 0x3ffe_f78c_c90c_2462, 0x3ffe_eed6_41fa_f668, 0x3ffe_e623_fc55_3594,
    0x3ffe_dd75_f007_4830, 0x3ffe_d4cc_1510_2e99, 0x3ffe_cc26_6381_4464, 0x3ffe_c384_d37e_027d,
    0x3ffe_bae7_5d3b_c243, 0x3ffe_b24d_f901_81a0, 0x3ffe_a9b8_9f27_a810, 0x3ffe_a127_4817_cc96,
    0x3ffe_9899_ec4c_7c9e, 0x3ffe_9010_8451_03c0, 0x3ffe_878b_08c1_3469, 0x3ffe_7f09_7249_3159,
    0x3ffe_768b_b9a5_37fe, 0x3ffe_6e11_d7a1_6ba6, 0x3ffe_659b_c519_a178, 0x3ffe_5d29_7af9_2d43,
    0x3ffe_54ba_f23a_af0e, 0x3ffe_4c50_23e7_e173, 0x3ffe_43e9_0919_68b4, 0x3ffe_3b85_9af6_a295,
    0x3ffe_3325_d2b5_76e7, 0x3ffe_2ac9_a99a_28d2, 0x3ffe_2271_18f7_28cc, 0x3ffe_1a1c_1a2c_e744,
    0x3ffe_11ca_a6a9_a7f5, 0x3ffe_097c_b7e9_55e7, 0x3ffe_0132_4775_5813, 0x3ffd_f8eb_4ee4_66ab,
    0x3ffd_f0a7_c7da_6106, 0x3ffd_e867_ac08_2421, 0x3ffd_e02a_f52b_61c2, 0x3ffd_d7f1_9d0e_7832,
    0x3ffd_cfbb_9d88_4a8a, 0x3ffd_c788_f07c_198e, 0x3ffd_bf59_8fd9_5d26, 0x3ffd_b72d_759b_9e51,
    0x3ffd_af04_9bca_51b5, 0x3ffd_a6de_fc78_b2a9, 0x3ffd_9ebc_91c5_9ece, 0x3ffd_969d_55db_7227,
    0x3ffd_8e81_42ef_e3b4, 0x3ffd_8668_5343_e28d, 0x3ffd_7e52_8123_7375, 0x3ffd_763f_c6e5_8eed,
    0x3ffd_6e30_1eeb_ffbe, 0x3ffd_6623_83a3_41f6, 0x3ffd_5e19_ef82_625f, 0x3ffd_5613_5d0a_de62,
    0x3ffd_4e0f_c6c8_8460, 0x3ffd_460f_2751_5478, 0x3ffd_3e11_7945_61b5, 0x3ffd_3616_b74e_b3ac,
    0x3ffd_2e1e_dc21_2883, 0x3ffd_2629_e27a_5759, 0x3ffd_1e37_c521_731e, 0x3ffd_1648_7ee7_2dc1,
    0x3ffd_0e5c_0aa5_9bca, 0x3ffd_0672_6340_1854, 0x3ffc_fe8b_83a3_2961, 0x3ffc_f6a7_66c4_648c,
    0x3ffc_eec6_07a2_5418, 0x3ffc_e6e7_6144_5c5d, 0x3ffc_df0b_6eba_a184, 0x3ffc_d732_2b1d_eda3,
    0x3ffc_cf5b_918f_972b, 0x3ffc_c787_9d39_67a7, 0x3ffc_bfb6_494d_82d4, 0x3ffc_b7e7_9106_4e08,
    0x3ffc_b01b_6fa6_57e7, 0x3ffc_a851_e078_4069, 0x3ffc_a08a_dece_a12f, 0x3ffc_98c6_6603_f620,
    0x3ffc_9104_717a_8654, 0x3ffc_8944_fc9c_4d49, 0x3ffc_8188_02da_e45f, 0x3ffc_79cd_7faf_6c9d,
    0x3ffc_7215_6e9a_78bc, 0x3ffc_6a5f_cb23_f775, 0x3ffc_62ac_90db_1e16, 0x3ffc_5afb_bb56_5359,
    0x3ffc_534d_4633_1a7c, 0x3ffc_4ba1_2d15_fe9a, 0x3ffc_43f7_6baa_7e48, 0x3ffc_3c4f_fda2_f766,
    0x3ffc_34aa_deb8_933d, 0x3ffc_2d08_0aab_32cb, 0x3ffc_2567_7d41_5b55, 0x3ffc_1dc9_3248_232f,
    0x3ffc_162d_2593_1ec1, 0x3ffc_0e93_52fc_4dc3, 0x3ffc_06fb_b664_08ae, 0x3ffb_ff66_4bb0_ee6d,
    0x3ffb_f7d3_0ecf_d23c, 0x3ffb_f041_fbb3_a9c1, 0x3ffb_e8b3_0e55_7b5a, 0x3ffb_e126_42b4_4c99,
    0x3ffb_d99b_94d5_10fb, 0x3ffb_d213_00c2_98cd, 0x3ffb_ca8c_828d_8044, 0x3ffb_c308_164c_1ec2,
    0x3ffb_bb85_b81a_7651, 0x3ffb_b405_641a_2349, 0x3ffb_ac87_1672_4c26, 0x3ffb_a50a_cb4f_918c,
    0x3ffb_9d90_7ee3_fe75, 0x3ffb_9618_2d66_f890, 0x3ffb_8ea1_d315_30cb, 0x3ffb_872d_6c30_9402,
    0x3ffb_7fba_f500_3be1, 0x3ffb_784a_69d0_5fea, 0x3ffb_70db_c6f2_46a5, 0x3ffb_696f_08bc_36fb,
    0x3ffb_6204_2b89_69b5, 0x3ffb_5a9b_2bb9_fb26, 0x3ffb_5334_05b2_dcf7, 0x3ffb_4bce_b5dd_c81f,
    0x3ffb_446b_38a9_2ef9, 0x3ffb_3d09_8a88_2f87, 0x3ffb_35a9_a7f2_85d2, 0x3ffb_2e4b_8d64_7e73,
    0x3ffb_26ef_375e_e93c, 0x3ffb_1f94_a267_0c06, 0x3ffb_183b_cb06_959e, 0x3ffb_10e4_adcb_90d5,
    0x3ffb_098f_4748_57b5, 0x3ffb_023b_9413_86cf, 0x3ffa_fae9_90c7_f0b0, 0x3ffa_f399_3a04_9171,
    0x3ffa_ec4a_8c6c_8267, 0x3ffa_e4fd_84a6_edf6, 0x3ffa_ddb2_1f5f_037a, 0x3ffa_d668_5943_eb55,
    0x3ffa_cf20_2f08_bb16, 0x3ffa_c7d9_9d64_69c0, 0x3ffa_c094_a111_c428, 0x3ffa_b951_36cf_6177,
    0x3ffa_b20f_5b5f_97be, 0x3ffa_aacf_0b88_70ae, 0x3ffa_a390_4413_9e64, 0x3ffa_9c53_01ce_7053,
    0x3ffa_9517_4189_c846, 0x3ffa_8ddd_001a_0f7b, 0x3ffa_86a4_3a57_2bda, 0x3ffa_7f6c_ed1c_7541,
    0x3ffa_7837_1548_aae9, 0x3ffa_7102_afbd_e8e6, 0x3ffa_69cf_b961_9dbb, 0x3ffa_629e_2f1c_8006,
    0x3ffa_5b6e_0dda_8442, 0x3ffa_543f_528a_d2a3, 0x3ffa_4d11_fa1f_bd03, 0x3ffa_45e6_018e_b4e9,
    0x3ffa_3ebb_65d0_41a1, 0x3ffa_3792_23df_f66e, 0x3ffa_306a_38bc_68cd, 0x3ffa_2943_a167_26ce,
    0x3ffa_221e_5ae4_ad80, 0x3ffa_1afa_623c_5f71, 0x3ffa_13d7_b478_7b42, 0x3ffa_0cb6_4ea6_124d,
    0x3ffa_0596_2dd4_ff60, 0x3ff9_fe77_4f17_dd87, 0x3ff9_f759_af83_feed, 0x3ff9_f03d_4c31_63c6,
    0x3ff9_e922_223a_b156, 0x3ff9_e208_2ebd_2902, 0x3ff9_daef_6ed8_9f71, 0x3ff9_d3d7_dfaf_73c6,
    0x3ff9_ccc1_7e66_86de, 0x3ff9_c5ac_4825_32aa, 0x3ff9_be98_3a15_4191, 0x3ff9_b785_5162_e5e5,
    0x3ff9_b073_8b3c_b165, 0x3ff9_a962_e4d3_8cd4, 0x3ff9_a253_5b5a_af94, 0x3ff9_9b44_ec07_975b,
    0x3ff9_9437_9411_fff0, 0x3ff9_8d2b_50b3_daf5, 0x3ff9_8620_1f29_47c3, 0x3ff9_7f15_fcb0_8b51,
    0x3ff9_780c_e68a_0829, 0x3ff9_7104_d9f8_3669, 0x3ff9_69fd_d43f_9bd0, 0x3ff9_62f7_d2a6_c3dd,
    0x3ff9_5bf2_d276_37f3, 0x3ff9_54ee_d0f8_778d, 0x3ff9_4deb_cb79_f07f, 0x3ff9_46e9_bf48_f73e,
    0x3ff9_3fe8_a9b5_bf36, 0x3ff9_38e8_8812_5332, 0x3ff9_31e9_57b2_8dbe, 0x3ff9_2aeb_15ec_11a6,
    0x3ff9_23ed_c016_4274, 0x3ff9_1cf1_538a_3cfd, 0x3ff9_15f5_cda2_cff5, 0x3ff9_0efb_2bbc_7491,
    0x3ff9_0801_6b35_472f, 0x3ff9_0108_896d_0007, 0x3ff8_fa10_83c4_ebeb, 0x3ff8_f319_579f_e508,
    0x3ff8_ec23_0262_4bb6, 0x3ff8_e52d_8171_ff4e, 0x3ff8_de38_d236_5707, 0x3ff8_d744_f218_1ae0,
    0x3ff8_d051_de81_7c8b, 0x3ff8_c95f_94de_1068, 0x3ff8_c26e_129a_c680, 0x3ff8_bb7d_5525_e38b,
    0x3ff8_b48d_59ee_f9fe, 0x3ff8_ad9e_1e66_e31f, 0x3ff8_a6af_9fff_b81f, 0x3ff8_9fc1_dc2c_cb3b,
    0x3ff8_98d4_d062_a0e5, 0x3ff8_91e8_7a16_e8f1, 0x3ff8_8afc_d6c0_77cb, 0x3ff8_8411_e3d7_3faf,
    0x3ff8_7d27_9ed4_49e9, 0x3ff8_763e_0531_b01b, 0x3ff8_6f55_146a_9586, 0x3ff8_686c_c9fb_205e,
    0x3ff8_6185_2360_7318, 0x3ff8_5a9e_1e18_a5cb, 0x3ff8_53b7_b7a2_bf87, 0x3ff8_4cd1_ed7e_afbe,
    0x3ff8_45ec_bd2d_47a5, 0x3ff8_3f08_2430_33a3, 0x3ff8_3824_2009_f4be, 0x3ff8_3140_ae3d_da0c,
    0x3ff8_2a5d_cc4f_fa2e, 0x3ff8_237b_77c5_2cc5, 0x3ff8_1c99_ae23_03ec, 0x3ff8_15b8_6cef_c5c1,
    0x3ff8_0ed7_b1b2_65de, 0x3ff8_07f7_79f2_7ee3, 0x3ff8_0117_c338_4bfc, 0x3ff7_fa38_8b0c_a26b,
    0x3ff7_f359_cef8_eb14, 0x3ff7_ec7b_8c87_1c0c, 0x3ff7_e59d_c141_b228, 0x3ff7_dec0_6ab3_aa8d,
    0x3ff7_d7e3_8668_7c46, 0x3ff7_d107_11ec_11d7, 0x3ff7_ca2b_0aca_c2cf, 0x3ff7_c34f_6e91_4d65,
    0x3ff7_bc74_3acc_d007, 0x3ff7_b599_6d0a_c2f6, 0x3ff7_aebf_02d8_f1e0, 0x3ff7_a7e4_f9c5_7573,
    0x3ff7_a10b_4f5e_acf9, 0x3ff7_9a32_0133_37ee, 0x3ff7_9359_0cd1_ef9a, 0x3ff7_8c80_6fc9_e0a6,
    0x3ff7_85a8_27aa_44b5, 0x3ff7_7ed0_3202_7bf9, 0x3ff7_77f8_8c62_06c7, 0x3ff7_7121_3458_7f2d,
    0x3ff7_6a4a_2775_9282, 0x3ff7_6373_6348_fafa, 0x3ff7_5c9c_e562_7933, 0x3ff7_55c6_ab51_cdc3,
    0x3ff7_4ef0_b2a6_b2c3, 0x3ff7_481a_f8f0_d55a, 0x3ff7_4145_7bbf_cf41, 0x3ff7_3a70_38a3_204a,
    0x3ff7_339b_2d2a_27e1, 0x3ff7_2cc6_56e4_1e88, 0x3ff7_25f1_b360_0f53, 0x3ff7_1f1d_402c_d164,
    0x3ff7_1848_fad9_015b, 0x3ff7_1174_e0f2_facb, 0x3ff7_0aa0_f008_d1a2, 0x3ff7_03cd_25a8_4b94,
    0x3ff6_fcf9_7f5e_d984, 0x3ff6_f625_fab9_90dc, 0x3ff6_ef52_9545_24f2, 0x3ff6_e87f_4c8d_e059,
    0x3ff6_e1ac_1e1f_9e32, 0x3ff6_dad9_0785_c37c, 0x3ff6_d406_064b_3859, 0x3ff6_cd33_17fa_6153,
    0x3ff6_c660_3a1d_1893, 0x3ff6_bf8d_6a3c_a71b, 0x3ff6_b8ba_a5e1_bdf3, 0x3ff6_b1e7_ea94_6f53,
    0x3ff6_ab15_35dc_27c5, 0x3ff6_a442_853f_a745, 0x3ff6_9d6f_d644_fa4f, 0x3ff6_969d_2671_72f1,
    0x3ff6_8fca_7349_a1d0, 0x3ff6_88f7_ba51_4f27, 0x3ff6_8224_f90b_73bd, 0x3ff6_7b52_2cfa_31d3,
    0x3ff6_747f_539e_ce0c, 0x3ff6_6dac_6a79_a849, 0x3ff6_66d9_6f0a_347d, 0x3ff6_6006_5ece_f37b,
    0x3ff6_5933_3745_6bb8, 0x3ff6_525f_f5ea_2204, 0x3ff6_4b8c_9838_923a, 0x3ff6_44b9_1bab_27e4,
    0x3ff6_3de5_7dbb_36d8, 0x3ff6_3711_bbe0_f3c9, 0x3ff6_303d_d393_6cce, 0x3ff6_2969_c248_81db,
    0x3ff6_2295_8574_dd34, 0x3ff6_1bc1_1a8b_ebd2, 0x3ff6_14ec_7eff_d5ba, 0x3ff6_0e17_b041_764e,
    0x3ff6_0742_abc0_548a, 0x3ff6_006d_6eea_9b3e, 0x3ff5_f997_f72d_1131, 0x3ff5_f2c2_41f3_1141,
    0x3ff5_ebec_4ca6_826e, 0x3ff5_e516_14af_cfdc, 0x3ff5_de3f_9775_e0c5, 0x3ff5_d768_d25e_105e,
    0x3ff5_d091_c2cc_25ac, 0x3ff5_c9ba_6622_4b51, 0x3ff5_c2e2_b9c1_073c, 0x3ff5_bc0a_bb07_325b,
    0x3ff5_b532_6751_f02f, 0x3ff5_ae59_bbfc_a65a, 0x3ff5_a780_b660_f416, 0x3ff5_a0a7_53d6_a9a2,
    0x3ff5_99cd_91b3_bf96, 0x3ff5_92f3_6d4c_4e30, 0x3ff5_8c18_e3f2_8485, 0x3ff5_853d_f2f6_9faa,
    0x3ff5_7e62_97a6_e1c3, 0x3ff5_7786_cf4f_8903, 0x3ff5_70aa_973a_c69d, 0x3ff5_69cd_ecb0_b598,
    0x3ff5_62f0_ccf7_519a, 0x3ff5_5c13_3552_6d98, 0x3ff5_5535_2303_aa75, 0x3ff5_4e56_934a_6d8c,
    0x3ff5_4777_8363_d724, 0x3ff5_4097_f08a_b8d1, 0x3ff5_39b7_d7f7_8bbb, 0x3ff5_32d7_36e0_66d3,
    0x3ff5_2bf6_0a78_f4f0, 0x3ff5_2514_4ff2_6ad4, 0x3ff5_1e32_047b_7d1b, 0x3ff5_174f_2540_5611,
    0x3ff5_106b_af6a_8b72, 0x3ff5_0987_a021_140f, 0x3ff5_02a2_f488_3d59, 0x3ff4_fbbd_a9c1_a0d8,
    0x3ff4_f4d7_bcec_1980, 0x3ff4_edf1_2b23_b8f2, 0x3ff4_e709_f181_bc9f, 0x3ff4_e022_0d1c_82d2,
    0x3ff4_d939_7b07_7f99, 0x3ff4_d250_3853_3198, 0x3ff4_cb66_420d_16bc, 0x3ff4_c47b_953f_a0cf,
    0x3ff4_bd90_2ef2_29f1, 0x3ff4_b6a4_0c28_e8f0, 0x3ff4_afb7_29e4_e585, 0x3ff4_a8c9_8523_ec6c,
    0x3ff4_a1db_1ae0_8360, 0x3ff4_9aeb_e811_dcf6, 0x3ff4_93fb_e9ab_cc53, 0x3ff4_8d0b_1c9e_b8c6,
    0x3ff4_8619_7dd7_913c, 0x3ff4_7f27_0a3f_bf8f, 0x3ff4_7833_bebd_1bb8, 0x3ff4_713f_9831_ded6,
    0x3ff4_6a4a_937c_9614, 0x3ff4_6354_ad78_1567, 0x3ff4_5c5d_e2fb_6a29, 0x3ff4_5566_30d9_cd8a,
    0x3ff4_4e6d_93e2_96d9, 0x3ff4_4774_08e1_2dab, 0x3ff4_4079_8c9c_fbcf, 0x3ff4_397e_1bd9_5f22,
    0x3ff4_3281_b355_9b34, 0x3ff4_2b84_4fcc_cabe, 0x3ff4_2485_edf5_d0f5, 0x3ff4_1d86_8a83_4aaa,
    0x3ff4_1686_2223_7f3d, 0x3ff4_0f84_b180_5163, 0x3ff4_0882_353f_2fbe, 0x3ff4_017e_aa01_0542,
    0x3ff3_fa7a_0c62_296c, 0x3ff3_f374_58fa_5044, 0x3ff3_ec6d_8c5c_7a33, 0x3ff3_e565_a316_e39c,
    0x3ff3_de5c_99b2_f448, 0x3ff3_d752_6cb5_2e9a, 0x3ff3_d047_189d_1e8e, 0x3ff3_c93a_99e5_487d,
    0x3ff3_c22c_ed03_17b0, 0x3ff3_bb1e_0e66_ccb0, 0x3ff3_b40d_fa7b_6b65, 0x3ff3_acfc_ada6_a8f3,
    0x3ff3_a5ea_2448_d95f, 0x3ff3_9ed6_5abc_dcf3, 0x3ff3_97c1_4d58_0d65, 0x3ff3_90aa_f86a_2abf,
    0x3ff3_8993_583d_4804, 0x3ff3_827a_6915_b796, 0x3ff3_7b60_2731_f754, 0x3ff3_7444_8eca_9c78,
    0x3ff3_6d27_9c12_3f2b, 0x3ff3_6609_4b35_65d8, 0x3ff3_5ee9_985a_702d, 0x3ff3_57c8_7fa1_81dc,
    0x3ff3_50a5_fd24_6d0b, 0x3ff3_4982_0cf6_9c7a, 0x3ff3_425c_ab24_fd59, 0x3ff3_3b35_d3b5_e8cf,
    0x3ff3_340d_82a9_0d30, 0x3ff3_2ce3_b3f7_56e5, 0x3ff3_25b8_6392_d8f9, 0x3ff3_1e8b_8d66_b553,
    0x3ff3_175d_2d57_049b, 0x3ff3_102d_3f40_bdc3, 0x3ff3_08fb_bef9_9d39, 0x3ff3_01c8_a850_0bb8,
    0x3ff2_fa93_f70b_04be, 0x3ff2_f35d_a6e9_fca4, 0x3ff2_ec25_b3a4_c64e, 0x3ff2_e4ec_18eb_7881,
    0x3ff2_ddb0_d266_52c7, 0x3ff2_d673_dbb5_a1f7, 0x3ff2_cf35_3071_a450, 0x3ff2_c7f4_cc2a_6d22,
    0x3ff2_c0b2_aa67_c813, 0x3ff2_b96e_c6a9_1bf0, 0x3ff2_b229_1c65_4d0c, 0x3ff2_aae1_a70a_9f28,
    0x3ff2_a398_61fe_96eb, 0x3ff2_9c4d_489d_dadb, 0x3ff2_9500_563c_13dc, 0x3ff2_8db1_8623_cd39,
    0x3ff2_8660_d396_541d, 0x3ff2_7f0e_39cb_969c, 0x3ff2_77b9_b3f2_0226, 0x3ff2_7063_3d2e_617b,
    0x3ff2_690a_d09b_ba12, 0x3ff2_61b0_694b_28f5, 0x3ff2_5a54_0243_bf06, 0x3ff2_52f5_9682_5cb6,
    0x3ff2_4b95_20f9_8d24, 0x3ff2_4432_9c91_60a1, 0x3ff2_3cce_0427_469a, 0x3ff2_3567_528d_e6de,
    0x3ff2_2dfe_828c_fa44, 0x3ff2_2693_8ee1_22aa, 0x3ff2_1f26_723b_c247, 0x3ff2_17b7_2742_d250,
    0x3ff2_1045_a890_b8f0, 0x3ff2_08d1_f0b4_1e83, 0x3ff2_015b_fa2f_c220, 0x3ff1_f9e3_bf7a_4d5e,
    0x3ff1_f269_3afe_275f, 0x3ff1_eaec_6719_4711, 0x3ff1_e36d_3e1d_04a8, 0x3ff1_dbeb_ba4d_ea49,
    0x3ff1_d467_d5e3_83e4, 0x3ff1_cce1_8b08_2e36, 0x3ff1_c558_d3d8_e4ef, 0x3ff1_bdcd_aa65_0ffc,
    0x3ff1_b640_08ae_4fe5, 0x3ff1_aeaf_e8a8_4945, 0x3ff1_a71d_4438_6f54, 0x3ff1_9f88_1535_cd76,
    0x3ff1_97f0_5568_cfda, 0x3ff1_9055_fe8b_0b0c, 0x3ff1_88b9_0a47_028f, 0x3ff1_8119_7237_ee60,
    0x3ff1_7977_2fe9_7f73, 0x3ff1_71d2_3cd7_a309, 0x3ff1_6a2a_926e_44f9, 0x3ff1_6280_2a09_10cb,
    0x3ff1_5ad2_fcf3_31a6, 0x3ff1_5323_0467_1110, 0x3ff1_4b70_398e_1475, 0x3ff1_43ba_9580_596c,
    0x3ff1_3c02_1144_70b2, 0x3ff1_3446_a5cf_17db, 0x3ff1_2c88_4c02_f1a2, 0x3ff1_24c6_fcb0_3ce4,
    0x3ff1_1d02_b094_8a2b, 0x3ff1_153b_605a_6fce, 0x3ff1_0d71_0499_3c90, 0x3ff1_05a3_95d4_a8c7,
    0x3ff0_fdd3_0c7c_85ec, 0x3ff0_f5ff_60ec_6c9f, 0x3ff0_ee28_8b6b_6906, 0x3ff0_e64e_842b_a584,
    0x3ff0_de71_434a_13bd, 0x3ff0_d690_c0ce_13db, 0x3ff0_ceac_f4a9_1a0b, 0x3ff0_c6c5_d6b6_5220,
    0x3ff0_bedb_5eba_415e, 0x3ff0_b6ed_8462_664f, 0x3ff0_aefc_3f44_d6a4, 0x3ff0_a707_86df_db12,
    0x3ff0_9f0f_5299_8918, 0x3ff0_9713_99bf_5aa5, 0x3ff0_8f14_5385_c395, 0x3ff0_8711_7707_c4e9,
    0x3ff0_7f0a_fb46_7dbb, 0x3ff0_7700_d728_b9d2, 0x3ff0_6ef3_017a_7dd0, 0x3ff0_66e1_70ec_90e0,
    0x3ff0_5ecc_1c14_03df, 0x3ff0_56b2_f969_b5e5, 0x3ff0_4e95_ff49_d61e, 0x3ff0_4675_23f3_62ea,
    0x3ff0_3e50_5d87_a620, 0x3ff0_3627_a209_ae6f, 0x3ff0_2dfa_e75d_c5c8, 0x3ff0_25ca_2348_e4b1,
    0x3ff0_1d95_4b70_2279, 0x3ff0_155c_5558_222c, 0x3ff0_0d1f_3664_7c3b, 0x3ff0_04dd_e3d7_24b5,
    0x3fef_f930_a59f_9c09, 0x3fef_e89c_f096_9016, 0x3fef_d800_9245_b71a, 0x3fef_c75b_7417_43a1,
    0x3fef_b6ad_7f2b_b096, 0x3fef_a5f6_9c58_6098, 0x3fef_9536_b426_3501, 0x3fef_846d_aed0_1c65,
    0x3fef_739b_7441_9850, 0x3fef_62bf_ec15_39f7, 0x3fef_51da_fd93_15a1, 0x3fef_40ec_8faf_2c78,
    0x3fef_2ff4_8907_cc8e, 0x3fef_1ef2_cfe3_e6ab, 0x3fef_0de7_4a31_59bd, 0x3fee_fcd1_dd83_3374,
    0x3fee_ebb2_6f0f_e5d6, 0x3fee_da88_e3af_7160, 0x3fee_c955_1fd9_8366, 0x3fee_b817_07a3_8852,
    0x3fee_a6ce_7ebe_b163, 0x3fee_957b_6875_ed89, 0x3fee_841d_a7ab_d4f1, 0x3fee_72b5_1ed8_86e8,
    0x3fee_6141_b007_798f, 0x3fee_4fc3_3cd5_3b04, 0x3fee_3e39_a66d_2373, 0x3fee_2ca4_cd86_f7a7,
    0x3fee_1b04_9264_7b95, 0x3fee_0958_d4ce_f44f, 0x3fed_f7a1_7414_98ed, 0x3fed_e5de_4f05_f1c4,
    0x3fed_d40f_43f3_2570, 0x3fed_c234_30a9_32f7, 0x3fed_b04c_f26f_1885, 0x3fed_9e59_6602_e602,
    0x3fed_8c59_6796_bade, 0x3fed_7a4c_d2cd_ae63, 0x3fed_6833_82b8_a1bc, 0x3fed_560d_51d2_fb14,
    0x3fed_43da_19ff_48d9, 0x3fed_3199_b483_cc60, 0x3fed_1f4b_fa06_eb20, 0x3fed_0cf0_c28b_8579,
    0x3fec_fa87_e56d_3235, 0x3fec_e811_395c_5dc1, 0x3fec_d58c_945a_4c20, 0x3fec_c2f9_cbb4_fc70,
    0x3fec_b058_b402_ed15, 0x3fec_9da9_211e_bf31, 0x3fec_8aea_e622_b85f, 0x3fec_781d_d564_2159,
    0x3fec_6541_c06e_8040, 0x3fec_5256_77fe_ad2f, 0x3fec_3f5b_cbfd_bfa4, 0x3fec_2c51_8b7b_d348,
    0x3fec_1937_84aa_a281, 0x3fec_060d_84d7_f53b, 0x3feb_f2d3_5867_e222, 0x3feb_df88_cace_e099,
    0x3feb_cc2d_a68b_a986, 0x3feb_b8c1_b520_e500, 0x3feb_a544_bf0e_a2dd, 0x3feb_91b6_8bcb_9bfa,
    0x3feb_7e16_e1be_39fe, 0x3feb_6a65_8635_6347, 0x3feb_56a2_3d61_087d, 0x3feb_42cc_ca4a_7154,
    0x3feb_2ee4_eecc_45aa, 0x3feb_1aea_6b8a_503e, 0x3feb_06dc_ffe8_f802, 0x3fea_f2bc_6a04_6cea,
    0x3fea_de88_66a7_84eb, 0x3fea_ca40_b142_45bb, 0x3fea_b5e5_03e0_17b1, 0x3fea_a175_171d_9df6,
    0x3fea_8cf0_a21e_3002, 0x3fea_7857_5a80_f031, 0x3fea_63a8_f455_7af4, 0x3fea_4ee5_2210_2a01,
    0x3fea_3a0b_947d_e681, 0x3fea_251b_fab7_8511, 0x3fea_1016_0214_a629, 0x3fe9_faf9_561e_14fb,
    0x3fe9_e5c5_a07f_9ee3, 0x3fe9_d07a_88f9_5cba, 0x3fe9_bb17_b550_6777, 0x3fe9_a59c_c93e_f0c3,
    0x3fe9_9009_6663_b7f2, 0x3fe9_7a5d_2c30_d35c, 0x3fe9_6497_b7d9_c579, 0x3fe9_4eb8_a440_d4d8,
    0x3fe9_38bf_89e3_9d51, 0x3fe9_22ab_fec6_d048, 0x3fe9_0c7d_9661_195f, 0x3fe8_f633_e185_1c13,
    0x3fe8_dfce_6e4a_7e35, 0x3fe8_c94c_c7f5_f26e, 0x3fe8_b2ae_76e0_351a, 0x3fe8_9bf3_005b_ece9,
    0x3fe8_8519_e69a_5ff2, 0x3fe8_6e22_a88e_ec97, 0x3fe8_570c_c1d1_34dd, 0x3fe8_3fd7_aa7d_e974,
    0x3fe8_2882_d716_2076, 0x3fe8_110d_b85d_22b9, 0x3fe7_f977_bb34_98ec, 0x3fe7_e1c0_4877_0036,
    0x3fe7_c9e6_c4d0_4c75, 0x3fe7_b1ea_9094_9c4e, 0x3fe7_99cb_0794_e160, 0x3fe7_8187_80f1_5cb2,
    0x3fe7_691f_4ee9_cd3e, 0x3fe7_5091_beab_2bf6, 0x3fe7_37de_181a_cde3, 0x3fe7_1f03_9d9e_c215,
    0x3fe7_0601_8be3_3de5, 0x3fe6_ecd7_199c_e697, 0x3fe6_d383_7747_c393, 0x3fe6_ba05_cee2_a064,
    0x3fe6_a05d_43a6_a10e, 0x3fe6_8688_f1ba_c67b, 0x3fe6_6c87_ede3_1b51, 0x3fe6_5259_452b_3bb4,
    0x3fe6_37fb_fc8b_e3e1, 0x3fe6_1d6f_108b_2aae, 0x3fe6_02b1_74d7_0522, 0x3fe5_e7c2_13d9_a7be,
    0x3fe5_cc9f_ce47_50e6, 0x3fe5_b149_7aa4_fd3f, 0x3fe5_95bd_e4c7_7ba9, 0x3fe5_79fb_cd4a_49d3,
    0x3fe5_5e01_e8fd_9456, 0x3fe5_41ce_e04a_a617, 0x3fe5_2561_4e8e_0160, 0x3fe5_08b7_c166_4a33,
    0x3fe4_ebd0_b7f7_1438, 0x3fe4_ceaa_a21e_8f1f, 0x3fe4_b143_df9c_f210, 0x3fe4_939a_bf2c_6940,
    0x3fe4_75ad_7d88_2846, 0x3fe4_577a_4461_1e8c, 0x3fe4_38ff_293e_a23b, 0x3fe4_1a3a_2c49_3749,
    0x3fe3_fb29_36fd_63e7, 0x3fe3_dbca_1ac4_4883, 0x3fe3_bc1a_8f6f_6e5d, 0x3fe3_9c18_3194_f3e8,
    0x3fe3_7bc0_80c8_e7e1, 0x3fe3_5b10_ddb0_41cb, 0x3fe3_3a06_87e9_766d, 0x3fe3_189e_9bc6_26d6,
    0x3fe2_f6d6_0fd0_d540, 0x3fe2_d4a9_b218_e2ad, 0x3fe2_b216_253e_550c, 0x3fe2_8f17_dd36_0547,
    0x3fe2_6bab_1bbd_cfee, 0x3fe2_47cb_ec77_34ab, 0x3fe2_2376_209d_7008, 0x3fe1_fea5_4a4a_7edc,
    0x3fe1_d954_b73c_9731, 0x3fe1_b37f_6b0b_69b7, 0x3fe1_8d20_18b9_deed, 0x3fe1_6631_1b8d_e70f,
    0x3fe1_3eac_6f14_4057, 0x3fe1_168b_a631_ab95, 0x3fe0_edc7_e11d_b93a, 0x3fe0_c459_c21c_f501,
    0x3fe0_9a39_60c8_79bf, 0x3fe0_6f5e_3ba7_8d6b, 0x3fe0_43bf_27d4_631e, 0x3fe0_1752_3e56_fa7d,
    0x3fdf_d419_8d9f_2991, 0x3fdf_77c6_3de8_e862, 0x3fdf_1991_3c96_b374, 0x3fde_b95e_eac9_b9b3,
    0x3fde_5711_0f68_3716, 0x3fdd_f286_7dca_ea62, 0x3fdd_8b9a_ac9e_1225, 0x3fdd_2225_3970_0e71,
    0x3fdc_b5f9_5471_b466, 0x3fdc_46e5_0ea5_dffc, 0x3fdb_d4b0_8307_dafc, 0x3fdb_5f1c_d0dd_c984,
    0x3fda_e5e2_da3b_4003, 0x3fda_68b1_b545_6bc9, 0x3fd9_e72c_b87f_00ae, 0x3fd9_60e9_0154_5784,
    0x3fd8_d56a_46dc_a3ba, 0x3fd8_441e_b6f1_5ef9, 0x3fd7_ac59_7d6d_3a47, 0x3fd7_0d4b_65de_884e,
    0x3fd6_65f8_bb53_e49f, 0x3fd5_b52b_0a3c_c9c3, 0x3fd4_f95c_8b9f_a2b7, 0x3fd4_3099_728a_378b,
    0x3fd3_5850_6043_6e44, 0x3fd2_6d05_4de3_528f, 0x3fd1_69cd_473d_91dc, 0x3fd0_475a_7730_7504,
    0x3fcd_f41a_2bff_44c1, 0x3fca_daee_6d2c_64ce, 0x3fc6_ef3c_a6af_8ea2, 0x3fc1_49c3_3f9c_07b9,
    0x0000_0000_0000_0000,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{exp, ln};

    /// The last edge, and the area of each layer.
    const LAST: f64 = 4.038_849_846_109_504;
    const AREA: f64 = 0.001_226_324_646_353_089_7;

    fn density(x: f64) -> f64 {
        exp(-0.5 * x * x)
    }

    fn computed() -> Vec<u64> {
        let mut edges = vec![AREA / density(LAST), LAST];
        while edges.len() < LAYERS {
            let x = edges[edges.len() - 1];
            edges.push((-2.0 * ln(AREA / x + density(x))).sqrt());
        }
        edges.push(0.0);
        edges.into_iter().map(f64::to_bits).collect()
    }

    fn source(bits: &[u64]) -> String {
        let number = |bits: &u64| {
            let part = |shift: u32| (bits >> shift) & 0xffff;
            format!("0x{:04x}_{:04x}_{:04x}_{:04x},", part(48), part(32), part(16), part(0))
        };
        let rows: Vec<String> = bits
            .chunks(4)
            .map(|row| format!("    {}\n", row.iter().map(number).collect::<Vec<_>>().join(" ")))
            .collect();
        rows.concat()
    }

    #[test]
    fn the_table_is_what_the_formula_gives() {
        let computed = computed();
        assert!(computed == BITS, "the table should read\n{}", source(&computed));
    }

    #[test]
    fn every_layer_has_the_same_area() {
        for (i, pair) in EDGES.windows(2).enumerate().skip(1) {
            let area = pair[0] * (density(pair[1]) - density(pair[0]));
            assert!((area / AREA - 1.0).abs() < 1e-9, "layer {i} has area {area}");
        }
        let tail = (std::f64::consts::PI / 2.0).sqrt() * libm::erfc(LAST / 2.0_f64.sqrt());
        assert!(((LAST * density(LAST) + tail) / AREA - 1.0).abs() < 1e-14);
    }
}
